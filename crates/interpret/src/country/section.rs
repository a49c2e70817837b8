//! Reads tables that are written in sections: `[DE] Germany`, then `key = value` lines.

/// One section: its code, the text behind it, and its lines.
#[derive(Debug)]
pub(crate) struct Section {
    /// What is in the brackets.
    pub code: &'static str,
    /// What follows them.
    pub title: &'static str,
    lines: Vec<(&'static str, &'static str)>,
}

impl Section {
    /// Returns the value of a key; empty where it is not given.
    pub(crate) fn value(&self, key: &str) -> &'static str {
        self.values(key).next().unwrap_or_default()
    }

    /// Returns the values of a key that may be given several times.
    pub(crate) fn values(&self, key: &str) -> impl Iterator<Item = &'static str> {
        self.lines.iter().filter(move |(name, _)| *name == key).map(|(_, value)| *value)
    }

    /// Returns the parts of a value, which are separated by `|`.
    pub(crate) fn list(&self, key: &str) -> Vec<&'static str> {
        parts(self.value(key), '|').collect()
    }

    /// Returns the keys of the section.
    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.lines.iter().map(|(key, _)| *key)
    }
}

/// Returns the parts of a text between separators, without empty ones.
pub(crate) fn parts(text: &'static str, separator: char) -> impl Iterator<Item = &'static str> {
    text.split(separator).map(str::trim).filter(|part| !part.is_empty())
}

/// Returns the sections of a file. Lines that begin with `#` are remarks.
pub(crate) fn sections(file: &'static str) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for line in file.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')) {
        if let Some((code, title)) = line.strip_prefix('[').and_then(|line| line.split_once(']')) {
            sections.push(Section { code, title: title.trim(), lines: Vec::new() });
        } else if let (Some(section), Some((key, value))) = (sections.last_mut(), line.split_once('=')) {
            section.lines.push((key.trim(), value.trim()));
        }
    }
    sections
}
