//! What findings call things.

use naosu_vocabulary::Kind;

/// "a cause": how a finding names the kind.
pub(super) fn a(kind: Kind) -> &'static str {
    match kind {
        Kind::Error => "an error",
        Kind::Cause => "a cause",
        Kind::Fix => "a fix",
        Kind::Situation => "a situation",
        Kind::Faq => "a faq",
        Kind::Guide => "a guide",
        Kind::Topic => "a topic",
    }
}
