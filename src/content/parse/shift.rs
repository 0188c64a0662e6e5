//! Tables that stand within a file, with the places that they have in the whole of it.

use std::ops::Range;
use toml::{
    Spanned,
    de::{DeArray, DeString, DeTable, DeValue},
};

/// A table whose places count on from `base`.
pub(super) fn shifted(table: DeTable<'_>, base: usize) -> DeTable<'_> {
    let shift = |span: Range<usize>| span.start + base..span.end + base;
    table
        .into_iter()
        .map(|(key, value)| {
            let span = shift(key.span());
            let key: Spanned<DeString> = Spanned::new(span, key.into_inner());
            (key, shifted_value(value, base))
        })
        .collect()
}

fn shifted_value(value: Spanned<DeValue<'_>>, base: usize) -> Spanned<DeValue<'_>> {
    let span = value.span();
    let inner = match value.into_inner() {
        DeValue::Table(table) => DeValue::Table(shifted(table, base)),
        DeValue::Array(list) => {
            let mut array = DeArray::new();
            let values = list.into_iter().map(|value| shifted_value(value, base));
            values.for_each(|value| array.push(value));
            DeValue::Array(array)
        }
        one => one,
    };
    Spanned::new(span.start + base..span.end + base, inner)
}
