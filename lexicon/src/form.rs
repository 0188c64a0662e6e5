//! How an inflected surface is turned into its base form, and back.

/// An inflection as the pair of endings in which surface and base form differ:
/// 入っ → 入る is `っ` → `る`. Words that are their own base form have two empty endings.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Form {
    /// The surface's ending.
    pub surface: String,
    /// The base form's ending.
    pub base: String,
}

impl Form {
    /// That of words which are their own base form.
    pub const NONE: &'static Form = &Form {
        surface: String::new(),
        base: String::new(),
    };

    /// The inflection that leads from `surface` to `base`.
    pub fn between(surface: &str, base: &str) -> Form {
        let common: usize = surface
            .chars()
            .zip(base.chars())
            .take_while(|(a, b)| a == b)
            .map(|(a, _)| a.len_utf8())
            .sum();
        Form {
            surface: surface[common..].to_owned(),
            base: base[common..].to_owned(),
        }
    }

    /// Whether surface and base form are the same.
    pub fn is_identity(&self) -> bool {
        self.surface == self.base
    }

    /// The base form of `surface`; `None` when this is not a form that `surface` can have.
    pub fn base_of(&self, surface: &str) -> Option<String> {
        let stem = surface.strip_suffix(self.surface.as_str())?;
        Some([stem, &self.base].concat())
    }

    /// The surface that has this form and the base form `base`.
    pub fn surface_of(&self, base: &str) -> Option<String> {
        let stem = base.strip_suffix(self.base.as_str())?;
        Some([stem, &self.surface].concat())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inflected_verb_leads_to_its_base_form_and_back() {
        let form = Form::between("入っ", "入る");
        assert_eq!(form.base_of("戻っ").as_deref(), Some("戻る"));
        assert_eq!(form.surface_of("戻る").as_deref(), Some("戻っ"));
        assert_eq!(form.base_of("戻り"), None);
    }

    #[test]
    fn a_noun_is_its_own_base_form() {
        assert!(Form::between("接続", "接続").is_identity());
    }

    #[test]
    fn irregular_verbs_may_share_nothing_with_their_base_form() {
        let form = Form::between("し", "する");
        assert_eq!(form.base_of("し").as_deref(), Some("する"));
    }
}
