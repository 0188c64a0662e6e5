//! What came of the files of an entry: read once, kept as long as they stay as they are.

use super::{
    entry::{Entry, Ref},
    files::FileGroup,
    finding::Finding,
    load::Loaded,
    parse::{self, Gap, Group},
    texts::{Texts, is_same},
};
use crate::markdown::{Outline, outline};
use jiff::civil::Date;
use naosu_engine::{code_form, message_form};
use naosu_vocabulary::{Audience, Lang, Localised, Message};
use std::{collections::BTreeSet, path::PathBuf, sync::Arc};

/// What came of the files of an entry.
pub(super) struct One {
    pub(super) id: String,
    pub(super) head: PathBuf,
    /// The entry, with what those around it say of it. None where its files do not tell what it is.
    pub(super) entry: Option<Arc<Entry>>,
    /// What its own files say of what others have a say in.
    pub(super) said: Said,
    /// What it lacks in a language.
    pub(super) gaps: Vec<Gap>,
    /// What is wrong with its files.
    pub(super) findings: Vec<Finding>,
    /// What its prose is made of.
    pub(super) outlines: Localised<Outline>,
    /// Its messages as the search sees them.
    pub(super) forms: Vec<Forms>,
    texts: GroupTexts,
    checked: Option<Checked>,
}

/// What an entry's own files say of what others have a say in.
#[derive(Default)]
pub(super) struct Said {
    pub(super) audience: Audience,
    pub(super) languages: Vec<Lang>,
    pub(super) old_urls: Vec<Ref>,
}

/// A message as the search sees it: what no paste could tell apart is equal.
pub(super) struct Forms {
    pub(super) codes: Vec<String>,
    pub(super) wordings: Vec<(Lang, String)>,
}

/// What the files of an entry say, before it is read.
struct GroupTexts {
    head: Loaded,
    prose: Vec<(Lang, Loaded)>,
    languages: Vec<Lang>,
}

/// What is wrong with an entry in itself, and what that hangs on beside it.
struct Checked {
    under: Terms,
    findings: Vec<Finding>,
}

/// What the checks of an entry in itself hang on.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Terms {
    /// The day as of which reviews are due.
    pub(super) today: Date,
    /// Whether HTML is let through.
    pub(super) raw_html: bool,
}

impl One {
    /// Reads the files of an entry.
    pub(super) fn read(files: &FileGroup, texts: &Texts, languages: &[Lang]) -> One {
        One::of(files, GroupTexts::of(files, texts, languages))
    }

    /// Reads them again, where they are no longer the same.
    pub(super) fn renew(&mut self, files: &FileGroup, texts: &Texts, languages: &[Lang]) {
        let now = GroupTexts::of(files, texts, languages);
        if !now.is_same(&self.texts) {
            *self = One::of(files, now);
        }
    }

    fn of(files: &FileGroup, texts: GroupTexts) -> One {
        let mut findings = Vec::new();
        let parsed = texts.parse(&files.id, &mut findings);
        let (entry, mut gaps) = parsed.unwrap_or_default();
        if let Some(entry) = entry.as_ref().filter(|entry| !entry.prose.is_empty()) {
            gaps.extend(texts.lacking(entry).map(|lang| Gap {
                lang,
                what: format!("prose (`{}.{lang}.md`)", files.id),
                span: 0..0,
            }));
        }
        let prose = entry.as_ref().map(|entry| &entry.prose);
        let said = entry.as_ref().map(|entry| Said {
            audience: entry.audience,
            languages: entry.languages.clone(),
            old_urls: entry.old_urls.clone(),
        });
        One {
            id: files.id.clone(),
            head: files.head.clone(),
            said: said.unwrap_or_default(),
            outlines: prose
                .map(|prose| prose.map(|_, source| outline(&source.text)))
                .unwrap_or_default(),
            forms: entry.as_ref().map(forms).unwrap_or_default(),
            entry: entry.map(Arc::new),
            gaps,
            findings,
            texts,
            checked: None,
        }
    }

    /// Looks at the entry in itself by `check`, unless that was done.
    pub(super) fn look(
        &mut self,
        under: Terms,
        check: impl FnOnce(&Entry, &One, Terms) -> Vec<Finding>,
    ) {
        let is_done = |checked: &Checked| checked.under == under;
        if let Some(entry) = &self.entry
            && !self.checked.as_ref().is_some_and(is_done)
        {
            let findings = check(entry, self, under);
            self.checked = Some(Checked { under, findings });
        }
    }

    /// What is wrong with the entry in itself.
    pub(super) fn alone(&self) -> &[Finding] {
        let checked = self.checked.as_ref();
        checked.map_or(&[], |checked| &checked.findings)
    }

    /// Changes the entry to what those around it say of it.
    pub(super) fn settle(&mut self, change: impl FnOnce(&mut Entry)) {
        if let Some(entry) = &mut self.entry {
            change(Arc::make_mut(entry));
            self.checked = None;
        }
    }
}

impl GroupTexts {
    fn of(files: &FileGroup, texts: &Texts, languages: &[Lang]) -> GroupTexts {
        let prose = files.prose.iter();
        GroupTexts {
            head: texts.get(&files.head),
            prose: prose.map(|(lang, path)| (*lang, texts.get(path))).collect(),
            languages: languages.to_owned(),
        }
    }

    fn is_same(&self, other: &GroupTexts) -> bool {
        let prose = self.prose.iter().zip(&other.prose);
        let is_same_prose = |((lang, text), (other, before)): (&(_, _), &(_, _))| {
            lang == other && is_same(text, before)
        };
        is_same(&self.head, &other.head)
            && self.languages == other.languages
            && self.prose.len() == other.prose.len()
            && { prose }.all(is_same_prose)
    }

    fn parse(&self, id: &str, findings: &mut Vec<Finding>) -> Option<(Option<Entry>, Vec<Gap>)> {
        let mut prose = Vec::new();
        for (lang, text) in &self.prose {
            match text {
                Ok(source) => prose.push((*lang, source.clone())),
                Err(finding) => findings.push(finding.clone()),
            }
        }
        let head = self.head.clone().map_err(|finding| findings.push(finding));
        let group = Group {
            id: id.to_owned(),
            head: head.ok()?,
            prose,
        };
        let parsed = parse::entry(&group, &self.languages);
        findings.extend(parsed.findings);
        Some((parsed.entry, parsed.gaps))
    }

    /// The languages in which an entry has no prose; of what cannot be read nobody knows.
    fn lacking(&self, entry: &Entry) -> impl Iterator<Item = Lang> {
        let is_unreadable = |lang| {
            let mut prose = self.prose.iter();
            prose.any(|(other, text)| *other == lang && text.is_err())
        };
        let languages = self.languages.iter().copied();
        languages.filter(move |lang| entry.prose.get(*lang).is_none() && !is_unreadable(*lang))
    }
}

fn forms(entry: &Entry) -> Vec<Forms> {
    let messages = entry.problem().into_iter();
    let messages = messages.flat_map(|problem| &problem.messages);
    messages.map(|shown| Forms::of(&shown.message)).collect()
}

impl Forms {
    fn of(message: &Message) -> Forms {
        let codes = message.codes.iter();
        let codes: BTreeSet<String> = codes.filter_map(|code| code_form(code)).collect();
        let wordings = message.wordings();
        Forms {
            codes: codes.into_iter().collect(),
            wordings: wordings
                .map(|(lang, template)| (lang, message_form(template)))
                .collect(),
        }
    }
}
