//! The TypeScript of the screens is made from the types that cross the boundary, and is what is committed.
//! `UPDATE_BINDINGS=1 cargo test -p vouch-app --test typescript` writes it anew.

use std::path::Path;

#[test]
fn the_committed_typescript_is_current() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ui/src/lib/domain/api.gen.ts");
    let api = vouch_app::typescript::api();
    if std::env::var_os("UPDATE_BINDINGS").is_some() {
        std::fs::write(&path, &api).expect("the checkout can be written to");
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == api, "ui/src/lib/domain/api.gen.ts is not current: run with UPDATE_BINDINGS=1");
}
