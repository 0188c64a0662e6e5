//! What scripts say, as scripts: `assets/texts.ja.js`. One a language serves all pages; in each of
//! them it would be nearly half of a page.

use super::data::block;
use crate::strings::{ByWord, Strings};
use naosu_vocabulary::Lang;

/// The addresses and contents of the scripts for these languages.
pub(crate) fn scripts(
    strings: &ByWord<Lang, Strings>,
    languages: &[Lang],
) -> Vec<(String, String)> {
    let scripts = languages.iter().map(|lang| {
        let texts = block(&strings.get(*lang).for_scripts());
        let script = format!("window.naosu.texts = {texts};\n");
        (format!("assets/texts.{lang}.js"), script)
    });
    scripts.collect()
}
