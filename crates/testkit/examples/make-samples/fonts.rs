//! Faces are found by file name in the folders given: they are drawn from and not part of the project.

use std::fs;
use std::path::{Path, PathBuf};

use ab_glyph::FontVec;

use crate::Failure;

/// The faces that the samples are set in, and the Debian package each comes from.
const FACES: [(&str, &str); 8] = [
    ("DejaVuSansMono.ttf", "fonts-dejavu-core"),
    ("DejaVuSansMono-Bold.ttf", "fonts-dejavu-core"),
    ("LiberationMono-Regular.ttf", "fonts-liberation"),
    ("LiberationSans-Regular.ttf", "fonts-liberation"),
    ("LiberationSans-Bold.ttf", "fonts-liberation"),
    ("Inconsolata.otf", "fonts-inconsolata"),
    ("3270SemiCondensed-Regular.ttf", "fonts-3270"),
    ("OCRB.otf", "fonts-ocr-b"),
];

/// Where faces are found.
pub struct Fonts {
    folders: Vec<PathBuf>,
}

impl Fonts {
    /// Checks that every face is there.
    pub fn new(folders: Vec<PathBuf>) -> Result<Self, Failure> {
        let fonts = Self { folders };
        for (face, package) in FACES {
            if fonts.find(face).is_none() {
                return Err(format!("{face} is missing: install {package}, or name its folder").into());
            }
        }
        Ok(fonts)
    }

    /// The bytes of a face.
    pub fn bytes(&self, face: &str) -> Result<Vec<u8>, Failure> {
        Ok(fs::read(self.find(face).ok_or_else(|| format!("{face} is missing"))?)?)
    }

    /// A face to draw with.
    pub fn face(&self, face: &str) -> Result<FontVec, Failure> {
        Ok(FontVec::try_from_vec(self.bytes(face)?)?)
    }

    fn find(&self, face: &str) -> Option<PathBuf> {
        self.folders.iter().find_map(|folder| find_below(folder, face))
    }
}

fn find_below(folder: &Path, name: &str) -> Option<PathBuf> {
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).ok()?.flatten().map(|entry| entry.path()).collect();
    entries.sort();
    entries.into_iter().find_map(|path| {
        if path.is_dir() { find_below(&path, name) } else { path.ends_with(name).then_some(path) }
    })
}
