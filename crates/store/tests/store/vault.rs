use std::fs;
use std::path::{Path, PathBuf};

use vouch_store::{Added, Original, Store};

use crate::sample::{add, at, file, library};

/// Returns every file below the folder.
pub fn files(dir: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found
}

#[test]
fn originals_come_back_byte_for_byte_from_memory_and_from_files() {
    let (dir, store) = library();
    let picture = dir.path().join("scan.png");
    fs::write(&picture, b"from a file").unwrap();
    let from_file = store
        .add_source(Original::File(&picture), &file("scan.png", b"from a file"), "device", at(0))
        .unwrap();
    fs::remove_file(&picture).unwrap();
    let from_memory = add(&store, "from memory");
    assert_eq!(store.original(from_file.source()).unwrap(), b"from a file");
    assert_eq!(store.original(from_memory.source()).unwrap(), b"from memory");
    assert_eq!(fs::read(store.original_path(from_file.source()).unwrap()).unwrap(), b"from a file");
}

#[test]
fn the_same_bytes_are_recognized_under_any_name_and_stored_once() {
    let (dir, store) = library();
    let first = add(&store, "scan").source();
    let again =
        store.add_source(Original::Bytes(b"scan"), &file("copy of scan", b"scan"), "device", at(5)).unwrap();
    assert_eq!(again, Added::Known { source: first });
    assert_eq!(files(&dir.path().join("library/vault")).len(), 1);
    assert_eq!(store.source(first).unwrap().source.name, "scan");
}

#[test]
fn a_file_that_changes_during_the_import_is_refused() {
    let (dir, store) = library();
    let refused =
        store.add_source(Original::Bytes(b"new"), &file("scan", b"old"), "device", at(0)).unwrap_err();
    assert_eq!(refused.code(), "content_changed");
    assert_eq!(files(&dir.path().join("library/vault")), [] as [PathBuf; 0]);
    assert_eq!(store.find_by_hash(&file("scan", b"old").hash).unwrap(), None);
}

#[test]
fn a_lost_or_damaged_original_is_noticed_and_restored_by_the_next_import() {
    let (_dir, store) = library();
    let source = add(&store, "scan").source();
    let path = store.original_path(source).unwrap();
    fs::write(&path, b"scam").unwrap();
    assert_eq!(store.original(source).unwrap_err().code(), "damaged");
    add(&store, "scan");
    assert_eq!(store.original(source).unwrap(), b"scan");
    fs::remove_file(&path).unwrap();
    assert_eq!(store.original(source).unwrap_err().code(), "vault_missing");
    assert_eq!(store.original_path(source).unwrap_err().code(), "vault_missing");
    add(&store, "scan");
    assert_eq!(store.original(source).unwrap(), b"scan");
}

#[test]
fn many_threads_may_import_the_same_files_at_once() {
    let (dir, store) = library();
    let add_all = || -> Vec<Added> { (0..20).map(|number| add(&store, &format!("file {number}"))).collect() };
    let added = std::thread::scope(|scope| {
        let threads = [(); 4].map(|()| scope.spawn(add_all));
        threads.map(|thread| thread.join().unwrap())
    });
    let new = added.iter().flatten().filter(|added| matches!(added, Added::New { .. })).count();
    assert_eq!(new, 20);
    assert_eq!(files(&dir.path().join("library/vault")).len(), 20);
}

#[test]
#[cfg(unix)]
fn the_user_alone_may_read_any_of_it() {
    use std::os::unix::fs::PermissionsExt;
    let (dir, store) = library();
    add(&store, "scan");
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let library = dir.path().join("library");
    let all = files(&library);
    assert!(all.iter().any(|path| path.ends_with("library.db-wal")), "the log is among them: {all:?}");
    for path in all {
        assert_eq!(mode(&path), 0o600, "{path:?}");
        assert_eq!(mode(path.parent().unwrap()), 0o700, "{path:?}");
    }
    drop(store);
    fs::set_permissions(library.join("library.db"), fs::Permissions::from_mode(0o644)).unwrap();
    Store::open(&library).unwrap();
    assert_eq!(mode(&library.join("library.db")), 0o600);
}
