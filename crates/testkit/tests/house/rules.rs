use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::modules::Modules;

/// Lines of the longest file that people write.
const LONGEST: usize = 500;
/// Entries of the fullest folder.
const FULLEST: usize = 20;

/// The layers of `interpret`: each uses only those before it.
const LAYERS: [&str; 9] =
    ["country", "text", "value", "layout", "score", "field", "source", "verdict", "document"];

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().expect("the project's folder")
}

/// Root files of all crates: of their library or program, and of each of their tests.
fn roots() -> Vec<PathBuf> {
    let mut roots = vec![project().join("src-tauri/src/main.rs"), project().join("tests/acceptance/main.rs")];
    for folder in entries(&project().join("crates")) {
        roots.extend(["src/lib.rs", "src/main.rs"].map(|root| folder.join(root)));
        for kind in ["tests", "src/bin", "examples", "benches"] {
            for entry in entries(&folder.join(kind)) {
                roots.push(if entry.is_dir() { entry.join("main.rs") } else { entry });
            }
        }
    }
    roots.retain(|root| root.extension().is_some_and(|end| end == "rs") && root.exists());
    roots
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let mut entries: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    entries.sort();
    entries
}

fn files_below(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in entries(folder) {
        let name = entry.file_name().unwrap_or_default().to_string_lossy().into_owned();
        if entry.is_dir() && !matches!(name.as_str(), "node_modules" | "target" | "dist" | "snapshots") {
            files.extend(files_below(&entry, endings));
        } else if endings.iter().any(|end| name.ends_with(end)) && !name.contains(".gen.") {
            files.push(entry);
        }
    }
    files
}

fn short(path: &Path) -> String {
    path.strip_prefix(project()).unwrap_or(path).display().to_string()
}

#[test]
fn no_files_import_each_other_in_a_circle() {
    let mut circles = Vec::new();
    for root in roots() {
        for circle in Modules::of(&root).circles() {
            let names: Vec<String> = circle.iter().map(|module| module.join("::")).collect();
            circles.push(format!("{}: {}", short(&root), names.join(" ")));
        }
    }
    assert_eq!(circles, [""; 0]);
}

#[test]
fn the_layers_of_interpret_use_only_those_before_them() {
    let modules = Modules::of(&project().join("crates/interpret/src/lib.rs"));
    let layer = |module: &[String]| {
        LAYERS.iter().position(|layer| Some(*layer) == module.first().map(String::as_str))
    };
    let mut wrong = Vec::new();
    for (module, uses) in &modules.uses {
        for used in uses {
            if let (Some(here), Some(there)) = (layer(module), layer(used))
                && there > here
            {
                wrong.push(format!("{} uses {}", module.join("::"), used.join("::")));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_source_and_test_file_is_part_of_a_crate() {
    let declared: BTreeSet<PathBuf> =
        roots().iter().flat_map(|root| Modules::of(root).files.into_values()).collect();
    let folders = ["crates", "src-tauri/src", "tests/acceptance"].map(|folder| project().join(folder));
    let forgotten: Vec<String> = folders
        .iter()
        .flat_map(|folder| files_below(folder, &[".rs"]))
        .filter(|file| !declared.contains(file) && !file.ends_with("build.rs"))
        .map(|file| short(&file))
        .collect();
    assert_eq!(forgotten, [""; 0]);
}

#[test]
fn no_file_is_longer_than_a_person_reads_at_once() {
    let folders = ["crates", "src-tauri", "ui/src", "tests", "bench"].map(|folder| project().join(folder));
    let endings = [".rs", ".ts", ".svelte", ".css", ".mjs", ".py"];
    let mut long = Vec::new();
    for file in folders.iter().flat_map(|folder| files_below(folder, &endings)) {
        let lines = fs::read_to_string(&file).expect("a file of text").lines().count();
        if lines > LONGEST {
            long.push(format!("{} {lines}", short(&file)));
        }
    }
    assert_eq!(long, [""; 0]);
}

#[test]
fn no_folder_is_a_drawer() {
    let mut full = Vec::new();
    let mut open: Vec<PathBuf> =
        ["crates", "src-tauri", "ui/src"].map(|folder| project().join(folder)).into();
    while let Some(folder) = open.pop() {
        let entries = entries(&folder);
        let rooms = entries.iter().filter(|entry| {
            // A module's file and the folder of its inside are one room; a test is in its file's room, and the root
            // is the table of contents.
            let has_folder = entry.is_file() && entry.with_extension("").is_dir();
            let is_root = entry.ends_with("lib.rs") || entry.ends_with("main.rs");
            !has_folder && !is_root && !entry.to_string_lossy().contains(".test.")
        });
        if rooms.count() > FULLEST {
            full.push(format!("{} {}", short(&folder), entries.len()));
        }
        let is_source = |entry: &PathBuf| entry.is_dir() && !entry.ends_with("icons");
        open.extend(entries.into_iter().filter(is_source));
    }
    assert_eq!(full, [""; 0]);
}
