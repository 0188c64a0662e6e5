//! What tests render texts with.

use super::{Context, EntryLink, Placeholders, Rendered, VariantValues, render};
use crate::strings::{self, ProseTexts};
use naosu_vocabulary::Lang;
use std::sync::LazyLock;

fn texts() -> &'static ProseTexts {
    static TEXTS: LazyLock<ProseTexts> = LazyLock::new(|| {
        let strings = strings::load(None).expect("the built-in texts");
        strings.get(Lang::Ja).prose.clone()
    });
    &TEXTS
}

pub(super) fn context(placeholders: &Placeholders) -> Context<'_> {
    Context {
        texts: texts(),
        is_fix: false,
        raw_html: false,
        entry: &|id| {
            (id == "remove-credentials").then(|| EntryLink {
                href: "../remove-credentials/index.html".into(),
                title: "資格情報を <消す>".into(),
            })
        },
        asset: &|path| (path == "画面.png").then(|| "../assets/画面.png".into()),
        size: &|_| Some((640, 480)),
        placeholders,
    }
}

pub(super) fn show(text: &str) -> Rendered {
    render(text, &context(&Placeholders::default()))
}

pub(super) fn office() -> Placeholders {
    let variant = |label: &str, value: &str| VariantValues {
        label: label.into(),
        values: [("office".to_owned(), value.to_owned())].into(),
    };
    Placeholders {
        variants: vec![
            variant("Office 2016", "16.0"),
            variant("Office 2013", "15.0"),
        ],
        slots: ["server".into()].into(),
    }
}
