//! Katakana for Latin names: シェアポイント is `SharePoint`, by how it sounds.
//!
//! Kana say the consonants of a foreign word well and its vowels badly. So the automaton follows
//! the consonants alone: each kana has the spellings that it may stand for, vowels may come
//! between, doubled letters are one, and an `r` may follow a long vowel (サーバー is `server`).

use tantivy_fst::Automaton;

/// A consonant that must come, by any of its spellings.
struct Consonant {
    spellings: &'static [&'static str],
    /// Whether an `r` that is not heard may come after it.
    is_long: bool,
}

/// Latin words that sound as a word of katakana.
///
/// A nondeterministic automaton, simulated with a bit for each of its states. A state is a place
/// within a spelling of a consonant.
pub(super) struct SoundAutomaton {
    consonants: Vec<Consonant>,
    /// The states: the consonant's number, the spelling's, and how many of its letters were read.
    states: Vec<(usize, usize, usize)>,
}

/// How many states fit into one number.
const MOST_STATES: usize = 128;
/// With fewer consonants too many words sound alike.
const FEWEST_CONSONANTS: usize = 3;

impl SoundAutomaton {
    /// The automaton for a word of katakana; none for one with too few consonants, or too many.
    pub(super) fn new(katakana: &str) -> Option<SoundAutomaton> {
        let consonants = consonants(katakana);
        let mut states = Vec::new();
        for (number, consonant) in consonants.iter().enumerate() {
            for (spelling, text) in consonant.spellings.iter().enumerate() {
                states.extend((0..text.len()).map(|read| (number, spelling, read)));
            }
        }
        let fits = consonants.len() >= FEWEST_CONSONANTS && states.len() < MOST_STATES;
        fits.then_some(SoundAutomaton { consonants, states })
    }

    /// The states from which a consonant begins; past the last one, the end.
    fn begin(&self, consonant: usize) -> u128 {
        if consonant == self.consonants.len() {
            return 1 << self.states.len();
        }
        let mut begin = 0;
        for (bit, &(number, _, read)) in self.states.iter().enumerate() {
            if number == consonant && read == 0 {
                begin |= 1 << bit;
            }
        }
        begin
    }

    /// Where an automaton stays that reads a letter of no consonant.
    fn stays(&self, consonant: usize, byte: u8, last: u8) -> bool {
        let before = consonant
            .checked_sub(1)
            .map(|before| &self.consonants[before]);
        match byte {
            b'a' | b'e' | b'i' | b'o' | b'u' | b'y' | b'w' => true,
            b'r' => before.is_none_or(|before| before.is_long),
            _ => before.is_some() && byte == last,
        }
    }
}

/// Where a walk is, and the last letter that was read.
#[derive(Clone, Copy)]
pub(super) struct State {
    bits: u128,
    last: u8,
}

impl Automaton for SoundAutomaton {
    type State = State;

    fn start(&self) -> State {
        State {
            bits: self.begin(0),
            last: 0,
        }
    }

    fn is_match(&self, state: &State) -> bool {
        state.bits >> self.states.len() & 1 == 1
    }

    fn can_match(&self, state: &State) -> bool {
        state.bits != 0
    }

    fn accept(&self, state: &State, byte: u8) -> State {
        let mut bits = 0;
        for (bit, &(number, spelling, read)) in self.states.iter().enumerate() {
            if state.bits >> bit & 1 == 0 {
                continue;
            }
            let text = self.consonants[number].spellings[spelling].as_bytes();
            if text[read] == byte {
                bits |= match read + 1 == text.len() {
                    true => self.begin(number + 1),
                    false => 1 << (bit + 1),
                };
            }
            if read == 0 && self.stays(number, byte, state.last) {
                bits |= 1 << bit;
            }
        }
        let end = self.consonants.len();
        if self.is_match(state) && self.stays(end, byte, state.last) {
            bits |= self.begin(end);
        }
        State { bits, last: byte }
    }
}

/// The consonants of a word of katakana.
fn consonants(katakana: &str) -> Vec<Consonant> {
    let mut consonants: Vec<Consonant> = Vec::new();
    let mut kana = katakana.chars().filter(|&c| c != 'ッ').peekable();
    while let Some(c) = kana.next() {
        let spellings = match c {
            'ク' if kana.next_if_eq(&'ス').is_some() => &["x", "ks", "cs", "cks", "cc", "chs"],
            c => spellings(c),
        };
        match (spellings, consonants.last_mut()) {
            ([], Some(before)) => before.is_long |= matches!(c, 'ー' | 'ア' | 'ァ'),
            ([], None) => {}
            (spellings, _) => consonants.push(Consonant {
                spellings,
                is_long: false,
            }),
        }
    }
    consonants
}

/// How Latin letters spell a kana's consonant; nothing for a vowel.
fn spellings(kana: char) -> &'static [&'static str] {
    match kana {
        'カ' | 'キ' | 'ク' | 'ケ' | 'コ' => &["k", "c", "ck", "ch", "q"],
        'ガ' | 'ギ' | 'グ' | 'ゲ' | 'ゴ' => &["g"],
        'サ' | 'ス' | 'セ' | 'ソ' => &["s", "c", "th"],
        'シ' => &["sh", "s", "c", "sc", "t"],
        'ザ' | 'ズ' | 'ゼ' | 'ゾ' => &["z", "s", "th"],
        'ジ' | 'ヂ' => &["j", "g", "dg", "z", "d"],
        'タ' | 'テ' | 'ト' => &["t"],
        'チ' => &["ch", "tch", "t", "c"],
        'ツ' => &["ts", "t", "z"],
        'ダ' | 'デ' | 'ド' | 'ヅ' => &["d"],
        'ナ' | 'ニ' | 'ヌ' | 'ネ' | 'ノ' => &["n", "kn"],
        'ン' => &["n", "m", "ng"],
        'ハ' | 'ヒ' | 'ヘ' | 'ホ' => &["h"],
        'フ' => &["f", "ph", "h"],
        'バ' | 'ビ' | 'ブ' | 'ベ' | 'ボ' => &["b", "v"],
        'ヴ' => &["v"],
        'パ' | 'ピ' | 'プ' | 'ペ' | 'ポ' => &["p"],
        'マ' | 'ミ' | 'ム' | 'メ' | 'モ' => &["m"],
        'ラ' | 'リ' | 'ル' | 'レ' | 'ロ' => &["r", "l"],
        _ => &[],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sounds_as(katakana: &str, latin: &str) -> bool {
        let automaton = SoundAutomaton::new(katakana).expect("enough consonants");
        let end = latin.bytes().fold(automaton.start(), |state, byte| {
            automaton.accept(&state, byte)
        });
        automaton.is_match(&end)
    }

    #[test]
    fn a_name_is_known_by_its_sound() {
        for (katakana, latin) in [
            ("シェアポイント", "sharepoint"),
            ("ピンタレスト", "pinterest"),
            ("フォトショップ", "photoshop"),
            ("ワンドライブ", "onedrive"),
            ("インスタグラム", "instagram"),
            ("セールスフォース", "salesforce"),
            ("エクスチェンジ", "exchange"),
            ("サーバープッシュ", "serverpush"),
        ] {
            assert!(sounds_as(katakana, latin), "{katakana} {latin}");
        }
        assert!(!sounds_as("シェアポイント", "shipment"));
        assert!(!sounds_as("ピンタレスト", "printers"));
        assert!(SoundAutomaton::new("シーン").is_none());
    }
}
