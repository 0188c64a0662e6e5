//! What stands in the slots of a message.

use crate::chance::Chance;
use naosu_vocabulary::{Lang, Piece, SlotType, Template};
use std::collections::BTreeMap;

const NAMES: [&str; 16] = [
    "backup", "orders", "tenant", "mail", "archive", "report", "print", "gateway", "catalog",
    "invoice", "session", "stock", "audit", "portal", "payroll", "index",
];
const NAMES_JA: [&str; 8] = [
    "売上一覧",
    "見積書",
    "会議メモ",
    "経理部",
    "受注データ",
    "共有",
    "予算案",
    "議事録",
];
const ENDINGS: [&str; 8] = ["txt", "log", "conf", "xlsx", "dat", "c", "tar.gz", "db"];

/// A value for each slot.
pub(super) fn fill(
    template: &Template,
    lang: Lang,
    chance: &mut Chance,
) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for piece in &template.pieces {
        if let Piece::Slot(name, slot_type) = piece
            && !values.contains_key(name)
        {
            values.insert(name.clone(), value(*slot_type, lang, chance));
        }
    }
    values
}

fn value(slot_type: SlotType, lang: Lang, chance: &mut Chance) -> String {
    match slot_type {
        SlotType::Number => {
            let digits = chance.within(1..6);
            chance.below(10_usize.pow(digits as u32)).to_string()
        }
        SlotType::Hex => format!("{:x}", chance.below(1 << 30)),
        // Catalogues tell no other types apart.
        _ => text(lang, chance),
    }
}

fn text(lang: Lang, chance: &mut Chance) -> String {
    let (name, other) = (chance.word(&NAMES), chance.word(&NAMES));
    let number = chance.below(100);
    let ending = chance.word(&ENDINGS);
    match chance.below(if lang == Lang::Ja { 9 } else { 8 }) {
        0 => name.to_owned(),
        1 => format!("/var/lib/{name}/{other}{number}.{ending}"),
        2 => format!("C:\\Users\\{name}\\{other}.{ending}"),
        3 => format!("{name}_{other}"),
        4 => format!("{name}{number}.example.com"),
        5 => format!("{other}.{ending}"),
        6 => format!("10.{number}.{}.{}", chance.below(256), chance.below(256)),
        7 => format!("{name}-{number}"),
        _ => format!("{}.{ending}", chance.word(&NAMES_JA)),
    }
}
