//! Every sort of fault that naosu tells of a site: its word, how bad it is, and what it means.
//!
//! This is the only list: `docs/findings.md` is written from it, and a test asks for a broken
//! site that shows each.

use naosu_vocabulary::closed_vocabulary;
use std::fmt;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The site builds; somebody should look.
    Warning,
    /// The site does not build.
    Error,
}

impl Severity {
    /// The word for it: `warning` or `error`.
    pub const fn name(self) -> &'static str {
        match self {
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Declares the codes: what each means, its word, its severity.
macro_rules! codes {
    ($($(#[doc = $meaning:literal])+ $code:ident = $word:literal $severity:ident,)+) => {
        closed_vocabulary! {
            /// What sort of fault a finding is. Its word stays the same from version to version,
            /// so that scripts may rely on it.
            pub enum Code {
                $($(#[doc = $meaning])+ $code = $word,)+
            }
        }

        impl Code {
            /// How bad such a fault is.
            pub const fn severity(self) -> Severity {
                match self {
                    $(Code::$code => Severity::$severity,)+
                }
            }
        }
    };
}

codes! {
    /// A file beside an entry that a browser would run: a page, a script, an SVG picture with more
    /// than shapes in it.
    ActiveFile = "active-file" Error,
    /// An id, an old id or the name of a topic's folder cannot stand in an address.
    BadId = "bad-id" Error,
    /// The front matter of a Markdown file cannot be read, or has no end.
    BrokenFrontMatter = "broken-front-matter" Error,
    /// A file is no TOML.
    BrokenToml = "broken-toml" Error,
    /// With `--links`: a link to elsewhere that leads nowhere: its server has no such page.
    BrokenUrl = "broken-url" Error,
    /// Marks that version control leaves where two people have changed the same lines.
    ConflictMark = "conflict-mark" Error,
    /// A character that nobody sees and that does something: rings a bell, moves the cursor, turns
    /// the direction of writing.
    ControlCharacter = "control-character" Error,
    /// An id that no entry has. Old ids are links for readers, not for entries.
    DanglingId = "dangling-id" Error,
    /// A link to a heading that the text in that language does not have.
    DeadAnchor = "dead-anchor" Error,
    /// A picture, a link to a file, or a logo leads to a file that is not there.
    DeadLink = "dead-link" Error,
    /// The languages of a message have different slots.
    DifferingSlots = "differing-slots" Warning,
    /// The languages of a fix have different numbers of steps.
    DifferingSteps = "differing-steps" Error,
    /// The variants of a fix have values for different keys.
    DifferingVariants = "differing-variants" Error,
    /// A published entry names one that is a draft: readers find nothing there.
    DraftNamed = "draft-named" Warning,
    /// An id, or an old one, that is taken.
    DuplicateId = "duplicate-id" Error,
    /// A message without a word of its own: it would match any text.
    EmptyMessage = "empty-message" Error,
    /// A heading two levels or more below the one before it: whoever hears a page gets lost.
    HeadingJump = "heading-jump" Warning,
    /// A TOML or Markdown file of more than 1 MB.
    HugeFile = "huge-file" Error,
    /// A level-1 heading in prose: the page has one already, its title.
    LevelOneHeading = "level-one-heading" Error,
    /// A text file that holds nothing but the name of another: a link that was not checked out as
    /// one.
    LinkAsText = "link-as-text" Error,
    /// A brace in a message that is neither doubled nor a slot's.
    LoneBrace = "lone-brace" Error,
    /// A path in prose that loses a backslash, because it is no code.
    LostBackslash = "lost-backslash" Warning,
    /// A row of a table with more cells than its head has: what is too many is not shown.
    LostCells = "lost-cells" Warning,
    /// A colour of `[theme]` that can hardly be read on what is behind it.
    LowContrast = "low-contrast" Warning,
    /// A word that stands in three groups of `synonyms.toml` or more.
    ManySenses = "many-senses" Warning,
    /// A topic whose id is not the name of its folder, or that stands in none.
    MisplacedHub = "misplaced-hub" Error,
    /// A picture without a description of what it shows.
    MissingDescription = "missing-description" Warning,
    /// A key that must be there: `kind`, a message's `text`, …
    MissingKey = "missing-key" Error,
    /// `[text][label]` or `[^label]` in prose, where nothing says what the label is.
    MissingReference = "missing-reference" Warning,
    /// No title in any language.
    MissingTitle = "missing-title" Error,
    /// Texts or prose that one language has and another has not.
    MissingTranslation = "missing-translation" Warning,
    /// A fix of high risk without a warning.
    MissingWarning = "missing-warning" Error,
    /// With `--links`: a link to elsewhere whose page has moved for good.
    MovedUrl = "moved-url" Warning,
    /// An entry names one that is for fewer people: the others find nothing there.
    NarrowerAudience = "narrower-audience" Warning,
    /// There is no `naosu.toml`.
    NoConfig = "no-config" Error,
    /// There is no folder `content`.
    NoContent = "no-content" Error,
    /// The folder `content` is empty.
    NoEntries = "no-entries" Warning,
    /// A topic's folder without an entry of kind `topic`.
    NoHub = "no-hub" Warning,
    /// What looks like a heading, a list or a note and is none: `##Title`, lines with `・`,
    /// `:::note`.
    NoMarkup = "no-markup" Warning,
    /// A fix whose prose has neither level-2 headings nor one ordered list.
    NoSteps = "no-steps" Error,
    /// With `--findability`: a message, code or sample that does not find its entry first.
    NotFound = "not-found" Error,
    /// A text file in another encoding.
    NotUtf8 = "not-utf8" Error,
    /// The site is for a newer naosu than this one.
    OlderProgram = "older-program" Error,
    /// A block of code that no fence ends.
    OpenFence = "open-fence" Warning,
    /// Prose in a language without a file beside it that says what it is: `<id>.toml` or `<id>.md`.
    OrphanProse = "orphan-prose" Error,
    /// A link in the file system, or in prose, that leads out of the site.
    OutsideSite = "outside-site" Error,
    /// A picture from elsewhere: the site's policy does not show it.
    RemoteImage = "remote-image" Warning,
    /// `verified` and `review_days` say that somebody should look again.
    ReviewOverdue = "review-overdue" Warning,
    /// Two entries with a message that no paste could tell apart: the same words and codes.
    SameMessage = "same-message" Warning,
    /// An entry related to itself.
    SelfReference = "self-reference" Error,
    /// A tag of HTML in prose that is shown as text, as the site lets no HTML through.
    ShownHtml = "shown-html" Warning,
    /// The source has changed since the hash in `translated` was recorded.
    StaleTranslation = "stale-translation" Warning,
    /// More of something than can be laid out or found in good time: a message of thousands of
    /// characters, lists within lists without end.
    TooMuch = "too-much" Error,
    /// With `--links`: a link to elsewhere whose server cannot be reached, or answers browsers
    /// alone.
    UnansweredUrl = "unanswered-url" Warning,
    /// A key that nothing reads.
    UnknownKey = "unknown-key" Error,
    /// A language that the site does not have.
    UnknownLanguage = "unknown-language" Error,
    /// An owner that `naosu.toml` does not have.
    UnknownOwner = "unknown-owner" Error,
    /// A `{name}` in a fix that nothing stands for.
    UnknownPlaceholder = "unknown-placeholder" Error,
    /// A product that `naosu.toml` does not have.
    UnknownProduct = "unknown-product" Error,
    /// A slot that the message, or any message, does not have.
    UnknownSlot = "unknown-slot" Error,
    /// A word that the key does not take.
    UnknownValue = "unknown-value" Error,
    /// The name of a file that not every system and archive can hold: `a:b.png`, `aux`, or two that
    /// differ only by capital letters or by how letters are put together.
    UnportableName = "unportable-name" Error,
    /// A file or folder that cannot be read.
    Unreadable = "unreadable" Error,
    /// A link that could run something: `javascript:` and the like.
    UnsafeLink = "unsafe-link" Error,
    /// The id of a cause where a fix is due, and the like.
    WrongKind = "wrong-kind" Error,
    /// A number where a text is due, and the like.
    WrongType = "wrong-type" Error,
    /// A value that makes no sense: a day to come, minutes that run backwards.
    WrongValue = "wrong-value" Error,
}
