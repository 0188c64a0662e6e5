//! What pages say around entries.

use super::texts::texts;

texts! {
    /// What goes with a site as one file.
    Bundle { readme, opening, plain, }
}

texts! {
    /// Whom to turn to.
    HelpDesk { title, url, }
}

texts! {
    /// The search, on its page and in the head of the others.
    Search {
        title,
        label,
        heading,
        lead,
        placeholder,
        short,
        submit,
        private,
        private_until_sent,
        example,
        without_script,
        browse,
        narrow,
        within,
        opens,
    }
}

texts! {
    /// The headings of a home.
    HomePage { topics, more_topics, products, more_products, messages, recent, kinds, }
}

texts! {
    /// The page of what readers have said.
    Feedback { title, about, lead, without_script, }
}

texts! {
    /// The page at an old address.
    Moved { title, text, }
}

texts! {
    /// The page for addresses that lead nowhere.
    NotFound { title, text, }
}

texts! {
    /// Lists of entries.
    List {
        pages,
        page,
        all,
        rest,
        count,
        count_one,
        other_language,
        title,
        previous,
        next,
        jump,
        digits,
        others,
        beside,
        tag,
        filter,
        any,
        kind,
        language,
        audience,
        sort,
        newest,
        matches,
        failed,
    }
}
