//! `naosu find`: what the page's search answers, in a terminal.

use super::{
    answer::{self, Reader},
    args::{Args, Find, Format},
    batch,
    exit::{Done, Exit, Failure},
    freshness, site,
    terminal::{self, WARNING, shown},
};
use naosu::{
    decode,
    site::search::{self, OpenError},
    strings,
};
use naosu_engine::{Engine, Query, Verdict};
use std::io::{self, IsTerminal, Read, Write};

/// The largest text that is read; the engine looks at less.
const LARGEST: u64 = 64 << 20;

pub(crate) fn run(args: &Args, command: &Find) -> Done {
    let root = site::root(args)?;
    let output = site::output(&root, command.output.output_dir.as_deref());
    let engine = search::open(&output).map_err(|error| match error {
        OpenError::NotBuilt(folder) => {
            let folder = folder.display();
            Failure::new(format_args!("no built site in {folder}")).hint("build it: naosu build")
        }
        _ => Failure::new(error),
    })?;
    if let Some(newer) = freshness::newer_than_site(&root, &output) {
        writeln!(
            terminal::stderr(),
            "{WARNING}warning{WARNING:#}: {} has changed since the site was built: naosu build",
            shown(&newer.to_string_lossy())
        )?;
    }
    if let Some(product) = &command.product {
        known(product, &engine)?;
    }
    let lang = command.lang.unwrap_or_else(|| site::default_lang(&root));
    if let Some(file) = &command.batch {
        let search = batch::Search {
            engine: &engine,
            lang,
            product: command.product.as_deref(),
            limit: command.limit,
        };
        return batch::run(&search, file);
    }
    let paste = match &command.paste {
        Some(paste) => paste.clone(),
        None => read_paste()?,
    };
    let query = Query {
        paste: &paste,
        lang,
        product: command.product.as_deref(),
        limit: command.limit,
    };
    let found = engine.find(&query).map_err(Failure::new)?;
    let mut stdout = terminal::stdout();
    match command.format {
        Format::Json => writeln!(stdout, "{}", terminal::json(&found)?)?,
        Format::Human => {
            let card = |id: &str| engine.card(id).ok().flatten();
            let strings = strings::load(None).map_err(Failure::new)?;
            let reader = Reader {
                lang,
                strings: strings.get(lang),
                explain: command.explain,
            };
            answer::write(&found, reader, card, &mut stdout)?;
        }
    }
    stdout.flush()?;
    Ok(match found.verdict {
        Verdict::Recognised | Verdict::Words => Exit::Success,
        Verdict::Nothing => Exit::No,
    })
}

/// That the site has entries about a product.
fn known(product: &str, engine: &Engine) -> Result<(), Failure> {
    let products = engine.products().map_err(Failure::new)?;
    if products.iter().any(|known| known == product) {
        return Ok(());
    }
    let failure = Failure::new(format_args!("no entry is about a product `{product}`"));
    Err(match products.as_slice() {
        [] => failure,
        products => failure.hint(format!("there are {}", products.join(", "))),
    })
}

/// The paste from standard input, in whatever encoding it comes.
fn read_paste() -> Result<String, Failure> {
    let stdin = io::stdin();
    if stdin.is_terminal() {
        writeln!(
            terminal::stderr(),
            "paste the error text, then end it by Ctrl-D"
        )?;
    }
    let mut bytes = Vec::new();
    let read = stdin.lock().take(LARGEST).read_to_end(&mut bytes);
    read.map_err(|error| Failure::new(format_args!("cannot read the paste: {error}")))?;
    Ok(decode::text(&bytes))
}
