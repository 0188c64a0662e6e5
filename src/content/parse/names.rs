//! What findings call things.

use naosu_vocabulary::Kind;

/// "a cause": how a finding names the kind.
pub(super) fn a(kind: Kind) -> String {
    let article = match kind.name().starts_with(['a', 'e', 'i', 'o', 'u']) {
        true => "an",
        false => "a",
    };
    format!("{article} {kind}")
}
