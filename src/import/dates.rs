//! Days as people and programs write them.

use jiff::civil::Date;

/// The day that a text begins with: `2026-01-02`, `2026/1/2`, `2026年1月2日`, `1/2/2026` (a month
/// first, as American programs write; a day first where it cannot be a month).
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let head = text.split(['T', ' ']).next().unwrap_or_default();
    let numbers: Vec<i32> = head
        .split(|c: char| !c.is_ascii_digit())
        .filter(|part| !part.is_empty())
        .map_while(|part| part.parse().ok())
        .collect();
    let (year, month, day) = match numbers.as_slice() {
        [year, month, day, ..] if *year > 1900 => (*year, *month, *day),
        [day, month, year, ..] if *year > 1900 && *day > 12 => (*year, *month, *day),
        [month, day, year, ..] if *year > 1900 => (*year, *month, *day),
        _ => return None,
    };
    let small = |number: i32| i8::try_from(number).ok();
    Date::new(i16::try_from(year).ok()?, small(month)?, small(day)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_day_in_many_writings() {
        for text in [
            "2026-03-04",
            "2026-03-04T10:00:00Z",
            "2026/3/4 10:00",
            "2026年3月4日",
            "3/4/2026 9:21:40 AM",
            "03/04/2026",
        ] {
            assert_eq!(day(text), Date::new(2026, 3, 4).ok(), "{text}");
        }
        assert_eq!(day("25/12/2025"), Date::new(2025, 12, 25).ok());
        assert_eq!(day("yesterday"), None);
        assert_eq!(day("2026-13-40"), None);
    }
}
