//! Whoever loads a pruned dictionary gets the morphemes that the whole one gives.

use std::io::Read;
use std::sync::LazyLock;

use naosu_lexicon::{Lexicon, LexiconError, Morpheme, compact};
use proptest::prelude::*;

static COMPACT: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let packed: &[u8] = include_bytes!("../../dictionary/ipadic.bin.gz");
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(packed)
        .read_to_end(&mut bytes)
        .expect("the dictionary unpacks");
    bytes
});

static WHOLE: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::load(&COMPACT).expect("the dictionary loads"));

const TEXTS: &[&str] = &[
    "Outlook を開くたびに、パスワードの入力を求められます。",
    "サーバーに接続できませんでした。しばらくしてから、もう一度お試しください。",
    "資格情報マネージャーで古い資格情報を削除し、パソコンを再起動してください。",
    "このファイルは別のプログラムで使用されているため、操作を完了できません。",
    "証明書の有効期限が切れています。\n管理者に問い合わせてください。",
    "1 行目\tタブ区切り\r\n2 行目：「引用」と（括弧）",
    "すもももももももものうち",
    "ドライブの空き容量が足りないので、不要なファイルを消しました。",
    "プロキシの設定が正しいか確かめたうえで、ネットワーク管理者に連絡してください。",
    "印刷できない、遅い、固まる、落ちる、開かない、消えた",
    "絵文字😀や𠮷野家のような文字も、﨑もあります。",
];

fn pruned() -> (Vec<u8>, Lexicon) {
    let bytes = WHOLE.prune(TEXTS.iter().copied());
    let lexicon = Lexicon::load(&bytes).expect("what was pruned loads");
    (bytes, lexicon)
}

fn words<'a>(text: &'a str, morphemes: &[Morpheme]) -> Vec<&'a str> {
    let spans = morphemes.iter().map(|morpheme| morpheme.span.clone());
    spans.map(|span| &text[span]).collect()
}

#[test]
fn sentences_fall_into_the_words_that_a_reader_sees() {
    let text = "サーバーに接続できませんでした。";
    let morphemes = WHOLE.segment(text);
    assert_eq!(
        words(text, &morphemes),
        [
            "サーバー",
            "に",
            "接続",
            "でき",
            "ませ",
            "ん",
            "でし",
            "た",
            "。"
        ]
    );
    let function: Vec<bool> = morphemes.iter().map(|morpheme| morpheme.function).collect();
    assert_eq!(
        function,
        [false, true, false, false, true, true, true, true, true]
    );
    assert_eq!(morphemes[3].base.as_deref(), Some("できる"));
    assert_eq!(morphemes[2].base, None);
}

#[test]
fn unknown_words_are_whole_and_said_to_be_unknown() {
    let text = "ナオスサーバで 0x80070005 が出る!!";
    let morphemes = WHOLE.segment(text);
    let words = words(text, &morphemes);
    let of = |word: &str| {
        let index = words.iter().position(|other| *other == word);
        &morphemes[index.unwrap_or_else(|| panic!("{word} in {words:?}"))]
    };
    assert!(!of("ナオスサーバ").known);
    assert!(!of("ナオスサーバ").function);
    assert!(of("!!").function);
    assert!(of("出る").known);
}

#[test]
fn a_pruned_dictionary_gives_the_same_morphemes_for_its_texts() {
    let (bytes, pruned) = pruned();
    assert!(bytes.len() < COMPACT.len() / 4, "{} bytes", bytes.len());
    for text in TEXTS {
        assert_eq!(pruned.segment(text), WHOLE.segment(text), "{text}");
    }
}

#[test]
fn a_pruned_dictionary_knows_other_inflections_of_its_words() {
    let (_, pruned) = pruned();
    for text in ["消せば", "開いた", "求めた", "遅くなる", "接続したい"] {
        assert_eq!(pruned.segment(text), WHOLE.segment(text), "{text}");
    }
}

#[test]
fn pruning_a_pruned_dictionary_by_the_same_texts_changes_nothing() {
    let (bytes, pruned) = pruned();
    assert!(pruned.prune(TEXTS.iter().copied()) == bytes);
}

#[test]
fn a_dictionary_comes_back_as_it_was_written() {
    let (bytes, _) = pruned();
    let dictionary = compact::decode(&bytes).expect("what was pruned decodes");
    assert!(compact::encode(&dictionary) == bytes);
}

#[test]
fn a_site_without_japanese_still_has_a_lexicon() {
    let bytes = WHOLE.prune(["Password required"].into_iter());
    let lexicon = Lexicon::load(&bytes).expect("it loads");
    let text = "Password をください";
    assert_eq!(lexicon.segment(text)[0].span, 0..8);
}

#[test]
fn other_bytes_are_refused_by_name() {
    let refusal = |bytes: &[u8]| Lexicon::load(bytes).expect_err("it is no dictionary");
    assert_eq!(refusal(b""), LexiconError::NotADictionary);
    assert_eq!(refusal(b"<!doctype html>"), LexiconError::NotADictionary);
    let (mut bytes, _) = pruned();
    assert!(matches!(
        refusal(&bytes[..bytes.len() / 2]),
        LexiconError::Truncated { .. }
    ));
    bytes[8] += 1;
    assert!(matches!(refusal(&bytes), LexiconError::Version { .. }));
}

#[test]
fn threads_share_a_lexicon() {
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for text in TEXTS {
                    assert!(!WHOLE.segment(text).is_empty());
                }
            });
        }
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn damaged_bytes_never_panic(
        damage in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        head in any::<bool>(),
        end in any::<prop::sample::Index>(),
        cut in any::<bool>(),
    ) {
        static BYTES: LazyLock<Vec<u8>> = LazyLock::new(|| pruned().0);
        let mut bytes = BYTES.clone();
        // Most of the bytes are costs; the rules, where damage tells, are the first few thousand.
        let within = if head { 4096.min(bytes.len()) } else { bytes.len() };
        for (place, value) in damage {
            bytes[place.index(within)] = value;
        }
        if cut {
            bytes.truncate(end.index(bytes.len()));
        }
        if let Ok(lexicon) = Lexicon::load(&bytes) {
            for text in TEXTS {
                for morpheme in lexicon.segment(text) {
                    prop_assert!(text.get(morpheme.span).is_some());
                }
            }
        }
    }

    #[test]
    fn any_piece_of_a_text_is_segmented_alike(
        which in 0..TEXTS.len(),
        from in any::<prop::sample::Index>(),
        to in any::<prop::sample::Index>(),
    ) {
        static PRUNED: LazyLock<Lexicon> = LazyLock::new(|| pruned().1);
        let characters: Vec<char> = TEXTS[which].chars().collect();
        let (from, to) = (from.index(characters.len()), to.index(characters.len()));
        let piece: String = characters[from.min(to)..=from.max(to)].iter().collect();
        prop_assert_eq!(PRUNED.segment(&piece), WHOLE.segment(&piece));
    }

    #[test]
    fn any_text_has_its_morphemes_in_order(text in ".{0,60}") {
        let mut end = 0;
        for morpheme in WHOLE.segment(&text) {
            prop_assert!(morpheme.span.start >= end && text.get(morpheme.span.clone()).is_some());
            end = morpheme.span.end;
        }
    }
}
