//! What of a message and of a code counts when they are compared.

use super::{codes::declared::declared_key, folded::Folded, skeleton::Skeleton};
use naosu_vocabulary::{Piece, Template};

/// A template as matching sees it, for telling whether two of them differ at all: its skeleton
/// without marks, each slot as `{}`. A paste of the one is a paste of the other where these are
/// equal.
pub fn message_form(template: &Template) -> String {
    let pieces = template.pieces.iter().map(|piece| match piece {
        Piece::Literal(text) => {
            let skeleton = Skeleton::new(&Folded::new(text));
            let chars = skeleton.chars.iter().map(|ch| ch.c);
            chars.filter(|c| c.is_alphanumeric()).collect()
        }
        Piece::Slot(..) => "{}".to_owned(),
    });
    pieces.collect()
}

/// A code as matching sees it: the same however it is written. None where it has neither letters
/// nor digits.
pub fn code_form(code: &str) -> Option<String> {
    declared_key(code)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_paste_could_tell_apart_has_one_form() {
        let form = |text: &str| message_form(&Template::literal(text));
        assert_eq!(
            form("サーバーに接続できません。"),
            form("サーバに 接続できません")
        );
        assert_eq!(form("ト"), form("卜"), "a look-alike");
        assert_ne!(form("Cannot read"), form("Cannot write"));
        assert_eq!(code_form("0x80070005"), code_form("-2147024891"));
        assert_ne!(code_form("TS2322"), code_form("TS2323"));
    }
}
