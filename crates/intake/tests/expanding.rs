//! Expands files, folders and archives into single files.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use tempfile::TempDir;
use vouch_intake::{Limits, expand};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

fn archive(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in members {
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
        zip.start_file(*name, options).expect("a fresh name");
        zip.write_all(bytes).expect("written to memory");
    }
    zip.finish().expect("written to memory").into_inner()
}

/// A folder with these files.
fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a place for temporary files");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("inside the folder")).expect("a new folder");
        fs::write(path, bytes).expect("a new file");
    }
    folder
}

/// Returns the expanded files, one line each: path below the root, member, and the bytes as text or the error's code.
fn expanded(root: &Path, paths: &[PathBuf], limits: &Limits) -> Vec<String> {
    expand(paths, limits)
        .map(|item| {
            let path =
                item.path.strip_prefix(root).unwrap_or(&item.path).to_string_lossy().replace('\\', "/");
            let member = item.member.map(|member| format!("!{member}")).unwrap_or_default();
            let content = match &item.bytes {
                Ok(bytes) => String::from_utf8_lossy(&bytes[..bytes.len().min(20)]).into_owned(),
                Err(error) => error.code().to_owned(),
            };
            format!("{path}{member}: {content}")
        })
        .collect()
}

fn expanded_within(limits: &Limits, bytes: &[u8]) -> Vec<String> {
    let folder = folder(&[("a.zip", bytes)]);
    expanded(folder.path(), &[folder.path().join("a.zip")], limits)
}

#[test]
fn folders_are_walked_in_order_without_hidden_and_system_files() {
    let folder = folder(&[
        ("b/2.jpg", b"two"),
        ("b/10.jpg", b"ten"),
        ("a.pdf", b"first"),
        ("c.pdf", b"last"),
        ("b/.hidden", b"no"),
        (".git/config", b"no"),
        ("__MACOSX/._a.pdf", b"no"),
        ("Thumbs.db", b"no"),
    ]);
    let root = folder.path();
    let found = expanded(root, &[root.to_owned()], &Limits::default());
    assert_eq!(found, ["a.pdf: first", "b/10.jpg: ten", "b/2.jpg: two", "c.pdf: last"]);
    let given = [root.join("c.pdf"), root.join("missing.jpg"), root.join("b/.hidden")];
    let found = expanded(root, &given, &Limits::default());
    assert_eq!(found, ["c.pdf: last", "missing.jpg: unreadable", "b/.hidden: no"], "what is named is meant");
}

#[test]
fn members_come_in_the_order_of_the_archive() {
    let inner = archive(&[("deep.jpg", b"deep")]);
    let bytes = archive(&[
        ("b.jpg", b"one"),
        ("a/c.jpg", b"two"),
        ("__MACOSX/._b.jpg", b"no"),
        ("a/.DS_Store", b"no"),
        ("inner.zip", &inner),
    ]);
    let found = expanded_within(&Limits::default(), &bytes);
    assert_eq!(found[..2], ["a.zip!b.jpg: one", "a.zip!a/c.jpg: two"]);
    assert!(
        found.len() == 3 && found[2].starts_with("a.zip!inner.zip: PK"),
        "archives in archives stay closed"
    );
}

#[test]
fn members_may_be_named_by_steps() {
    let bytes = archive(&[
        ("./a.jpg", b"one"),
        ("./b/./c.jpg", b"two"),
        ("../../d.jpg", b"three"),
        ("/e.jpg", b"four"),
        ("./.hidden", b"no"),
        ("./__MACOSX/._a.jpg", b"no"),
    ]);
    let found = expanded_within(&Limits::default(), &bytes);
    assert_eq!(found, ["a.zip!a.jpg: one", "a.zip!b/c.jpg: two", "a.zip!d.jpg: three", "a.zip!e.jpg: four"]);
}

#[test]
fn bombs_are_refused_before_they_are_unpacked() {
    let limits = Limits { bytes: 3_000_000, zip_bytes: 5_000_000, zip_members: 4, ..Limits::default() };
    let zeros = vec![0; 2_000_000];
    let bomb = archive(&[("1", &zeros), ("2", &zeros), ("3", &zeros)]);
    assert!(bomb.len() < 20_000);
    assert_eq!(expanded_within(&limits, &bomb), ["a.zip: archive_too_large"]);

    let crowd = archive(&[("1", b""), ("2", b""), ("3", b""), ("4", b""), ("5", b"")]);
    assert_eq!(expanded_within(&limits, &crowd), ["a.zip: too_many_files"]);

    let giant = archive(&[("giant", &[0; 4_000_000]), ("small", b"small")]);
    assert_eq!(expanded_within(&limits, &giant), ["a.zip!giant: file_too_large", "a.zip!small: small"]);
}

#[test]
fn a_member_with_a_false_size_is_limited() {
    let limits = Limits { bytes: 1_000, zip_bytes: 1_500, ..Limits::default() };
    let mut bytes = archive(&[("liar", &[0; 100_000]), ("after", b"after")]);
    let true_size = 100_000_u32.to_le_bytes();
    for at in 0..bytes.len() - 4 {
        if bytes[at..at + 4] == true_size {
            bytes[at..at + 4].copy_from_slice(&10_u32.to_le_bytes());
        }
    }
    let found = expanded_within(&limits, &bytes);
    assert!(found[0] == "a.zip!liar: file_too_large" || found[0] == "a.zip!liar: damaged_file", "{found:?}");
}

#[test]
fn damaged_and_empty_archives_are_reported() {
    let whole = archive(&[("a.jpg", b"one")]);
    assert_eq!(expanded_within(&Limits::default(), &whole[..whole.len() - 30]), ["a.zip: damaged_file"]);
    assert_eq!(expanded_within(&Limits::default(), &archive(&[])), ["a.zip: empty_file"]);
    let mut flipped = whole;
    flipped[35] = !flipped[35];
    assert_eq!(expanded_within(&Limits::default(), &flipped), ["a.zip!a.jpg: damaged_file"]);
}

#[test]
fn office_files_are_not_unpacked() {
    let document = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document/>")]);
    assert_eq!(expanded_within(&Limits::default(), &document), ["a.zip: unsupported_format"]);
}

#[test]
fn no_truncated_archive_causes_a_panic() {
    let whole = archive(&[("a.jpg", &[7; 300]), ("b/c.jpg", b"two")]);
    for length in 0..whole.len() {
        expanded_within(&Limits::default(), &whole[..length]);
    }
    for at in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[at] = !flipped[at];
        expanded_within(&Limits::default(), &flipped);
    }
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let folder = folder(&[("a.jpg", b"0123456789")]);
    let limits = Limits { bytes: 9, ..Limits::default() };
    let found = expanded(folder.path(), &[folder.path().join("a.jpg")], &limits);
    assert_eq!(found, ["a.jpg: file_too_large"]);
}
