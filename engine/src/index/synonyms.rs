//! Synonyms as the index keeps them: the groups of a thesaurus that its own words touch.

use crate::text::{
    chars,
    content::{content_words, phrase_words},
    folded::Folded,
};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::{Closeness, SynonymGroup, Thesaurus};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// The name of the file that they are kept in, beside those of tantivy.
pub(crate) const FILE: &str = "synonyms.json";

/// A group: words of a reader's on one side, words of the entries' on the other.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredGroup {
    #[serde(rename = "c")]
    closeness: Closeness,
    /// What no entry says, though a reader may: the words of each member, run together.
    #[serde(rename = "a", default, skip_serializing_if = "Vec::is_empty")]
    asked: Vec<String>,
    /// What entries say.
    #[serde(rename = "h")]
    held: Vec<StoredMember>,
}

/// A word or phrase of a group that entries say.
#[derive(Debug, Serialize, Deserialize)]
struct StoredMember {
    /// As people write it.
    #[serde(rename = "t")]
    text: String,
    /// Its words, as the index has them; none where the text is its only word.
    #[serde(rename = "w", default, skip_serializing_if = "Vec::is_empty")]
    words: Vec<String>,
}

impl StoredMember {
    fn words(&self) -> &[String] {
        match self.words.is_empty() {
            true => std::slice::from_ref(&self.text),
            false => &self.words,
        }
    }
}

/// What a thesaurus comes to in an index.
#[derive(Default)]
pub(super) struct Cut<'a> {
    pub(super) groups: Vec<StoredGroup>,
    /// The words and phrases of these groups, as people write them.
    pub(super) texts: Vec<&'a str>,
}

/// The groups with a member whose words the index holds. The others would lead nowhere.
pub(super) fn cut<'a>(
    thesaurus: &'a Thesaurus,
    held: &HashSet<&str>,
    lexicon: &Lexicon,
) -> Cut<'a> {
    let mut cut = Cut::default();
    let is_held = |(_, words): &(&str, Vec<String>)| words.iter().all(|it| held.contains(&**it));
    for group in thesaurus {
        let members = members(group, lexicon);
        if members.len() > 1 && members.iter().any(is_held) {
            cut.texts.extend(members.iter().map(|(text, _)| *text));
            let (held, asked): (Vec<_>, Vec<_>) = members.into_iter().partition(is_held);
            cut.groups.push(StoredGroup {
                closeness: group.closeness,
                asked: asked.iter().map(|(_, words)| words.concat()).collect(),
                held: held.into_iter().map(stored).collect(),
            });
        }
    }
    cut
}

/// The members of a group with their words, as the index has them.
fn members<'a>(group: &'a SynonymGroup, lexicon: &Lexicon) -> Vec<(&'a str, Vec<String>)> {
    let mut members: Vec<(&str, Vec<String>)> = Vec::new();
    for text in &group.members {
        let words = content_words(&Folded::new(text), Some(lexicon));
        let words: Vec<String> = phrase_words(&words)
            .into_iter()
            .map(|word| word.text.clone())
            .collect();
        // Two spellings may come to the same words.
        if !words.is_empty() && members.iter().all(|(_, other)| *other != words) {
            members.push((text, words));
        }
    }
    members
}

fn stored((text, words): (&str, Vec<String>)) -> StoredMember {
    StoredMember {
        text: text.to_owned(),
        words: match words.as_slice() {
            [word] if word == text => Vec::new(),
            _ => words,
        },
    }
}

/// What may stand for a word or phrase.
#[derive(Debug)]
pub(crate) struct Synonym {
    /// As people write it.
    pub(crate) text: String,
    /// Its words. The entries have them all.
    pub(crate) words: Vec<String>,
    /// How near it is.
    pub(crate) closeness: Closeness,
    /// Whether it is in another script than what it stands for.
    is_foreign: bool,
}

fn is_japanese(text: &str) -> bool {
    text.chars().any(chars::is_japanese)
}

/// Synonyms by the words that they may stand for, run together: where a phrase is cut makes no
/// difference (`share point`, サイン・イン).
#[derive(Debug, Default)]
pub(crate) struct Synonyms(HashMap<String, Vec<Synonym>>);

impl Synonyms {
    pub(super) fn new(groups: &[StoredGroup]) -> Synonyms {
        let mut by_words: HashMap<String, Vec<Synonym>> = HashMap::new();
        for group in groups {
            let held = group.held.iter().map(StoredMember::words);
            let held = held.map(|words| (words.concat(), Some(words)));
            let unheld = group.asked.iter().map(|asked| (asked.clone(), None));
            for (asked, own) in held.chain(unheld) {
                let others = group.held.iter();
                let others = others.filter(|other| Some(other.words()) != own);
                let synonyms = others.map(|other| Synonym {
                    text: other.text.clone(),
                    words: other.words().to_vec(),
                    closeness: group.closeness,
                    is_foreign: is_japanese(&asked) != is_japanese(&other.text),
                });
                let synonyms: Vec<Synonym> = synonyms.collect();
                by_words.entry(asked).or_default().extend(synonyms);
            }
        }
        for synonyms in by_words.values_mut() {
            // Of the same words in several groups the nearest count; of those that say as much
            // the ones in the script of what was asked.
            synonyms.sort_by(|a, b| {
                let key = |it: &Synonym| (it.is_foreign, it.closeness);
                key(a).cmp(&key(b)).then_with(|| a.words.cmp(&b.words))
            });
            let mut seen = HashSet::new();
            synonyms.retain(|synonym| seen.insert(synonym.words.clone()));
        }
        Synonyms(by_words)
    }

    /// What may stand for these words, the phrase that they are.
    pub(crate) fn of(&self, words: &[String]) -> &[Synonym] {
        self.0.get(&words.concat()).map_or(&[], Vec::as_slice)
    }
}
