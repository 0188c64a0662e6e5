//! Which characters mean the same to a reader.

/// Whether `c` belongs to Japanese running text: kana, kanji and their iteration marks.
pub(crate) fn is_japanese(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{3096}' | '\u{309D}'..='\u{309F}' // hiragana
        | '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}' // katakana
        | '\u{3005}'..='\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}'
        | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}')
}

pub(crate) fn is_hiragana(c: char) -> bool {
    matches!(c, '\u{3041}'..='\u{3096}')
}

/// Whether a terminal gives `c` two columns: Japanese, its punctuation, full-width forms.
pub(crate) fn is_wide(c: char) -> bool {
    is_japanese(c) || matches!(c, '\u{3000}'..='\u{303F}' | '\u{30FB}' | '\u{FF01}'..='\u{FF60}')
}

pub(crate) fn is_kana(c: char) -> bool {
    is_katakana(c) || is_hiragana(c)
}

pub(crate) fn is_katakana(c: char) -> bool {
    matches!(c, '\u{30A1}'..='\u{30FA}' | '\u{30FC}'..='\u{30FF}')
}

/// Characters without width or meaning of their own: zero-width joiners and spaces, soft
/// hyphens, direction marks, variation selectors, byte order marks.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}'
        | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFC}' | '\u{E0000}'..='\u{E0FFF}')
        || (c.is_control() && !matches!(c, '\n' | '\t'))
}

/// One character for each family of quotes, dashes and spaces, as they change when text is
/// copied through word processors, mail and Japanese input methods.
pub(crate) fn fold_punctuation(c: char) -> char {
    match c {
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '〝' | '〞' | '〟' => '"',
        '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | '‹' | '›' => '\'',
        '‐'..='―' | '−' | '⁃' | '─' | '━' => '-',
        '〜' | '∼' | '~' => '~',
        '。' | '｡' => '.',
        '、' | '､' => ',',
        '・' => '.',
        c if c.is_whitespace() && c != '\n' => ' ',
        c => c,
    }
}

/// One character for each set that scanners and hurried readers take for each other in Japanese
/// text: small and large kana, kana and the kanji that look like them.
pub(crate) fn fold_lookalike(c: char) -> char {
    match c {
        'ぁ' => 'あ',
        'ぃ' => 'い',
        'ぅ' => 'う',
        'ぇ' => 'え',
        'ぉ' => 'お',
        'っ' => 'つ',
        'ゃ' => 'や',
        'ゅ' => 'ゆ',
        'ょ' => 'よ',
        'ゎ' => 'わ',
        'ァ' => 'ア',
        'ィ' => 'イ',
        'ゥ' => 'ウ',
        'ェ' | '工' => 'エ',
        'ォ' => 'オ',
        'ヵ' | '力' => 'カ',
        'ヶ' => 'ケ',
        'ッ' => 'ツ',
        'ャ' => 'ヤ',
        'ュ' => 'ユ',
        'ョ' => 'ヨ',
        'ヮ' => 'ワ',
        '口' => 'ロ',
        '卜' => 'ト',
        '二' => 'ニ',
        '八' => 'ハ',
        '夕' => 'タ',
        'へ' => 'ヘ',
        'べ' => 'ベ',
        'ぺ' => 'ペ',
        'り' => 'リ',
        '千' => 'チ',
        c => c,
    }
}

/// What may stand where a long vowel mark belongs: left out, or scanned as something else.
pub(crate) fn is_long_mark(c: char) -> bool {
    matches!(c, 'ー' | '-' | '一' | '~' | '|')
}
