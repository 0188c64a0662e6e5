//! A plain full-text search to stand beside naosu: BM25F (Robertson and Zaragoza, *The
//! Probabilistic Relevance Framework: BM25 and Beyond*, 2009) over title and body with the usual
//! numbers, and nothing else.

use super::{site::Article, words::words};
use naosu_lexicon::Lexicon;
use naosu_vocabulary::Lang;
use std::collections::{BTreeSet, HashMap};

/// How soon repetition says nothing new.
const K1: f64 = 1.2;
/// Title and body: their weights, and how far their lengths count.
const FIELDS: [(f64, f64); 2] = [(3.0, 0.3), (1.0, 0.7)];

/// The articles of one language.
pub(crate) struct Peer {
    ids: Vec<String>,
    /// By word: the articles that hold it, each with how much it weighs there.
    postings: HashMap<String, HashMap<usize, f64>>,
}

impl Peer {
    pub(crate) fn new(articles: &[Article], lang: Lang, lexicon: &Lexicon) -> Peer {
        let said = articles
            .iter()
            .filter(|article| article.title.contains_key(lang.name()));
        let said: Vec<&Article> = said.collect();
        let mut postings: HashMap<String, HashMap<usize, f64>> = HashMap::new();
        for (field, (weight, length_counts)) in FIELDS.into_iter().enumerate() {
            let text = |article: &Article| {
                let texts = [&article.title, &article.body][field];
                texts
                    .get(lang.name())
                    .map_or(Vec::new(), |text| words(text, lexicon))
            };
            let texts: Vec<Vec<String>> = said.iter().map(|article| text(article)).collect();
            let all: usize = texts.iter().map(Vec::len).sum();
            let mean = all as f64 / texts.len().max(1) as f64;
            for (number, text) in texts.into_iter().enumerate() {
                let length = text.len() as f64 / mean.max(1.0);
                let norm = 1.0 - length_counts + length_counts * length;
                for word in text {
                    let articles = postings.entry(word).or_default();
                    *articles.entry(number).or_default() += weight / norm;
                }
            }
        }
        Peer {
            ids: said.iter().map(|article| article.id.clone()).collect(),
            postings,
        }
    }

    /// The ids of the best articles.
    pub(crate) fn find(&self, question: &str, limit: usize, lexicon: &Lexicon) -> Vec<String> {
        let asked: BTreeSet<String> = words(question, lexicon).into_iter().collect();
        let mut scores = vec![0.0; self.ids.len()];
        for articles in asked.iter().filter_map(|word| self.postings.get(word)) {
            let held = articles.len() as f64;
            let idf = (1.0 + (self.ids.len() as f64 - held + 0.5) / (held + 0.5)).ln();
            for (&number, weight) in articles {
                scores[number] += idf * weight * (K1 + 1.0) / (K1 + weight);
            }
        }
        let mut found: Vec<usize> = (0..scores.len()).filter(|&n| scores[n] > 0.0).collect();
        // Articles are in the order of their ids, which decides between equals.
        found.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]).then(a.cmp(&b)));
        found.truncate(limit);
        found
            .into_iter()
            .map(|number| self.ids[number].clone())
            .collect()
    }
}
