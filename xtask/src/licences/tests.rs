//! What the check says about one package.

use serde_json::json;

use super::problem;

#[test]
fn a_package_passes_or_is_named_with_its_licence() {
    let package = |licence| json!({ "name": "thing", "version": "1.2.0", "license": licence });
    assert_eq!(problem(&package(json!("MIT OR GPL-3.0"))), None);
    assert_eq!(problem(&package(json!("GPL-3.0"))).as_deref(), Some("thing 1.2.0 is under GPL-3.0, which is not allowed"));
    assert_eq!(problem(&package(json!(null))).as_deref(), Some("thing 1.2.0 states no licence"));
}
