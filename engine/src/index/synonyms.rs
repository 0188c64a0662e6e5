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
    pub(crate) closeness: Closeness,
    #[serde(rename = "m")]
    pub(crate) members: Vec<StoredMember>,
}

/// A word or phrase of a group.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct StoredMember {
    /// As people write it.
    #[serde(rename = "t")]
    pub(crate) text: String,
    /// Its words, as the index has them.
    #[serde(rename = "w")]
    pub(crate) words: Vec<String>,
    /// Whether the entries have all of these words.
    #[serde(rename = "h")]
    pub(crate) is_held: bool,
}

/// The groups with a member whose words the index holds. The others would lead nowhere.
pub(super) fn cut(
    thesaurus: &Thesaurus,
    held: &HashSet<&str>,
    lexicon: &Lexicon,
) -> Vec<StoredGroup> {
    let groups = thesaurus.iter().map(|group| stored(group, held, lexicon));
    groups
        .filter(|group| group.members.len() > 1)
        .filter(|group| group.members.iter().any(|member| member.is_held))
        .collect()
}

fn stored(group: &SynonymGroup, held: &HashSet<&str>, lexicon: &Lexicon) -> StoredGroup {
    let mut members: Vec<StoredMember> = Vec::new();
    for text in &group.members {
        let words = content_words(&Folded::new(text), Some(lexicon));
        let words: Vec<String> = phrase_words(&words)
            .into_iter()
            .map(|word| word.text.clone())
            .collect();
        // Two spellings may come to the same words.
        if !words.is_empty() && members.iter().all(|member| member.words != words) {
            members.push(StoredMember {
                text: text.clone(),
                is_held: words.iter().all(|word| held.contains(word.as_str())),
                words,
            });
        }
    }
    StoredGroup {
        closeness: group.closeness,
        members,
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
            for asked in &group.members {
                let others = group.members.iter().filter(|other| other.is_held);
                let others = others.filter(|other| other.words != asked.words);
                let synonyms = others.map(|other| Synonym {
                    text: other.text.clone(),
                    words: other.words.clone(),
                    closeness: group.closeness,
                    is_foreign: is_japanese(&asked.text) != is_japanese(&other.text),
                });
                by_words
                    .entry(asked.words.concat())
                    .or_default()
                    .extend(synonyms);
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
