//! A message template in the form in which it is laid against a paste.

use crate::text::{folded::Folded, skeleton::Skeleton};
use naosu_vocabulary::{Piece, SlotType, Template};

/// One step of a pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Item {
    /// This character.
    Literal(char),
    /// Any characters: the slot with this number.
    Slot(u16, SlotType),
}

/// A message template as a sequence of skeleton characters and slots.
///
/// *Invariant*: `apart` and `delimits` have as many elements as `items`, `literals_before` one
/// more.
#[derive(Clone, Debug)]
pub(crate) struct Pattern {
    pub(crate) items: Vec<Item>,
    /// The names of the slots, by number.
    pub(crate) slots: Vec<String>,
    /// For each item: whether the template has white space between it and a slot before it, or,
    /// where it is a slot, anything before it.
    pub(crate) apart: Vec<bool>,
    /// For each item: whether it is a mark at a slot's rim, by which one sees where the value ends.
    pub(crate) delimits: Vec<bool>,
    /// How many line breaks the template has.
    pub(crate) breaks: u32,
    /// Whether one of them is before the slot at its end.
    pub(crate) breaks_before_end: bool,
    /// For each place between items: how many literal characters stand before it.
    pub(crate) literals_before: Vec<i32>,
}

impl Pattern {
    pub(crate) fn new(template: &Template) -> Pattern {
        let mut items = Vec::new();
        let mut slots = Vec::new();
        let mut apart = Vec::new();
        let mut before = "";
        let mut breaks_before_end = false;
        let mut breaks = 0;
        for piece in &template.pieces {
            match piece {
                Piece::Literal(text) => {
                    breaks += u32::try_from(text.matches('\n').count()).unwrap_or(0);
                    let skeleton = Skeleton::new(&Folded::new(text));
                    items.extend(skeleton.chars.iter().map(|ch| Item::Literal(ch.c)));
                    if !items.is_empty() {
                        apart.push(!slots.is_empty() && text.starts_with(char::is_whitespace));
                    }
                    apart.resize(items.len(), false);
                    before = text;
                }
                Piece::Slot(name, slot_type) => {
                    let number = u16::try_from(slots.len()).unwrap_or(u16::MAX);
                    items.push(Item::Slot(number, *slot_type));
                    slots.push(name.clone());
                    apart.push(before.ends_with(char::is_whitespace));
                    let blank = before.len() - before.trim_end().len();
                    breaks_before_end = before[before.len() - blank..].contains('\n');
                    before = "";
                }
            }
        }
        let mut count = 0;
        let mut literals_before = vec![0];
        literals_before.extend(items.iter().map(|item| {
            count += i32::from(matches!(item, Item::Literal(_)));
            count
        }));
        Pattern {
            delimits: delimits(&items),
            breaks,
            breaks_before_end,
            items,
            slots,
            apart,
            literals_before,
        }
    }

    /// How many literal characters it has.
    pub(crate) fn literals(&self) -> i32 {
        self.literals_before.last().copied().unwrap_or(0)
    }

    pub(crate) fn begins_with_slot(&self) -> bool {
        matches!(self.items.first(), Some(Item::Slot(..)))
    }

    pub(crate) fn ends_with_slot(&self) -> bool {
        matches!(self.items.last(), Some(Item::Slot(..)))
    }
}

fn delimits(items: &[Item]) -> Vec<bool> {
    let is_slot =
        |at: Option<usize>| matches!(at.and_then(|at| items.get(at)), Some(Item::Slot(..)));
    let is_mark = |item: &Item| matches!(item, Item::Literal(c) if !c.is_alphanumeric());
    let items = items.iter().enumerate();
    items
        .map(|(at, item)| is_mark(item) && (is_slot(at.checked_sub(1)) || is_slot(Some(at + 1))))
        .collect()
}
