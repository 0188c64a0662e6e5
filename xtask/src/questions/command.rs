//! The command: builds the site, asks it and the peer, and prints the table.

use super::{
    peer::Peer,
    question::{self, Question},
    score,
    site::Article,
};
use crate::{
    bench::{
        naosu::{Answered, DEPTH, Naosu},
        queries::Paste,
    },
    dictionary,
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::Lang;
use std::{
    error::Error,
    path::{Path, PathBuf},
};

/// What `cargo xtask questions` is told.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The site's folder, with its naosu.toml
    site: PathBuf,
    /// Files of questions and their right answers, a JSON object a line
    #[arg(required = true)]
    questions: Vec<PathBuf>,
    /// Where to build the site [default: a folder below target]
    #[arg(long, value_name = "DIR")]
    output: Option<PathBuf>,
    /// Print the questions whose first answer is wrong
    #[arg(long)]
    misses: bool,
    /// Measure this naosu rather than the project's own
    #[arg(long, value_name = "FILE")]
    binary: Option<PathBuf>,
}

/// Builds, asks, and prints the table.
pub(crate) fn run(root: &Path, args: &Args) -> Result<(), Box<dyn Error>> {
    let mut questions = Vec::new();
    for file in &args.questions {
        questions.extend(question::read(file)?);
    }
    let output = args.output.clone();
    let output = output.unwrap_or_else(|| root.join("target/questions/site"));
    let naosu = Naosu::new(root, args.binary.clone())?.building_into(output);

    eprintln!("── site");
    naosu.build(&args.site)?;
    eprintln!("── questions");
    let pastes = questions
        .iter()
        .map(|question| Paste::new(&question.text, question.lang));
    let pastes: Vec<Paste> = pastes.collect();
    let answers = naosu.find(&args.site, &pastes)?;
    let of_peer = ask_peer(&args.site, &questions, &dictionary::lexicon(root)?)?;

    let ids = answers.iter().map(|answered| answered.ids.as_slice());
    let ranks: Vec<score::Ranks> = questions
        .iter()
        .zip(ids.zip(&of_peer))
        .map(|(question, (naosu, peer))| score::Ranks {
            naosu: question.rank(naosu),
            peer: question.rank(peer),
        })
        .collect();
    println!("{}", score::table(&questions, &ranks));
    println!("{}", score::latency(&answers));
    if args.misses {
        misses(&questions, &answers, &ranks);
    }
    Ok(())
}

/// What the peer answers each question. It searches one language at a time.
fn ask_peer(
    site: &Path,
    questions: &[Question],
    lexicon: &Lexicon,
) -> Result<Vec<Vec<String>>, Box<dyn Error>> {
    let articles = Article::read_all(site)?;
    let peers = Lang::ALL.map(|lang| Peer::new(&articles, lang, lexicon));
    let answers = questions.iter().map(|question| {
        let peer = &peers[question.lang as usize];
        peer.find(&question.text, DEPTH, lexicon)
    });
    Ok(answers.collect())
}

fn misses(questions: &[Question], answers: &[Answered], ranks: &[score::Ranks]) {
    for ((question, answered), ranks) in questions.iter().zip(answers).zip(ranks) {
        if ranks.naosu == Some(1) {
            continue;
        }
        let rank = |rank: Option<usize>| rank.map_or("–".to_owned(), |rank| rank.to_string());
        println!(
            "{} {}: {} at {} (peer {}), {} first, {}: {:?}",
            question.sort,
            question.lang,
            question.gold.join(" or "),
            rank(ranks.naosu),
            rank(ranks.peer),
            answered.ids.first().map_or("nothing", String::as_str),
            answered.verdict,
            question.text,
        );
    }
}
