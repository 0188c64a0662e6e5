//! Names of files that every system and every archive can hold.

use unicode_normalization::UnicodeNormalization;

/// How long a name may be: what file systems hold, and a Mac's, which takes letters apart, too.
const LONGEST: usize = 200;

/// Names of devices: on Windows no file can be called so, whatever its ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "conin$", "conout$"];

/// Why no archive or not every system can hold a file of this name, if so.
pub(super) fn fault(name: &str) -> Option<String> {
    let marks = |c: &char| "<>:\"|?*\\/".contains(*c) || c.is_control();
    if let Some(mark) = name.chars().find(marks) {
        return Some(format!("`{}` in a name", mark.escape_debug()));
    }
    if name.contains(char::REPLACEMENT_CHARACTER) {
        return Some("a name that is not UTF-8".to_owned());
    }
    if name.ends_with(['.', ' ']) || name.starts_with(' ') {
        return Some("a name with a dot at its end or a space at an end".to_owned());
    }
    if name.len() > LONGEST {
        return Some(format!("a name of more than {LONGEST} bytes"));
    }
    let stem = name.split('.').next().unwrap_or_default();
    is_device(stem.trim_end()).then(|| format!("`{stem}`, the name of a device,"))
}

/// Whether Windows takes a name without its ending for a device.
pub(super) fn is_device(stem: &str) -> bool {
    let stem = stem.to_lowercase();
    let numbered = |device| {
        let number = stem.strip_prefix(device).unwrap_or_default();
        let mut characters = number.chars();
        let first = characters.next();
        first.is_some_and(|c| "0123456789¹²³".contains(c)) && characters.next().is_none()
    };
    DEVICES.contains(&stem.as_str()) || numbered("com") || numbered("lpt")
}

/// What two names share that some system takes for one: those that differ by capital letters, or
/// by how letters are put together.
pub fn same(path: &str) -> String {
    let lower: String = path.nfkc().flat_map(char::to_lowercase).collect();
    // `ß` and `SS` are one name to some.
    let upper: String = lower.chars().flat_map(char::to_uppercase).collect();
    upper.nfkc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_cannot_hold_is_told() {
        for name in [
            "a:b.png", "e|f.png", "a?.png", "a\\b.png", "aux", "AUX.png", "com1.txt", "Lpt¹", "a.",
            "a ", "nul .txt", "a\u{7}b", "conin$",
        ] {
            assert!(fault(name).is_some(), "{name:?}");
        }
        for name in [
            "a.png",
            "画面.png",
            "com.png",
            "com10.png",
            "a b.png",
            "auxiliary.txt",
        ] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn names_that_some_system_takes_for_one_are_the_same() {
        for (a, b) in [
            ("Foo.png", "foo.PNG"),
            ("\u{304B}\u{3099}.png", "が.png"),
            ("é", "e\u{301}"),
            ("ﾌﾟﾘﾝﾀ.png", "プリンタ.png"),
            ("straße", "STRASSE"),
        ] {
            assert_eq!(same(a), same(b), "{a} {b}");
        }
        assert_ne!(same("か.png"), same("が.png"));
    }
}
