use serde::Deserialize;

/// The built-in profiles, in the order in which they are offered.
const BUILTIN: [&str; 3] = [
    include_str!("../profiles/neutral.toml"),
    include_str!("../profiles/excel.toml"),
    include_str!("../profiles/excel-semicolon.toml"),
];

/// The format of a CSV. A profile is a file of data, never code.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Its name, as in `neutral`.
    pub name: String,
    /// What separates cells.
    pub delimiter: Delimiter,
    /// What separates the decimals of a number.
    pub decimal_mark: DecimalMark,
    /// The format of dates as `strftime` writes it, such as `%Y-%m-%d`.
    pub date: String,
    /// What ends a row.
    pub line_end: LineEnd,
    /// Whether the file begins with a UTF-8 byte order mark.
    pub byte_order_mark: bool,
    /// Which cells are quoted.
    pub quote: Quote,
}

/// What separates cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Delimiter {
    /// A comma.
    #[serde(rename = ",")]
    Comma,
    /// A semicolon.
    #[serde(rename = ";")]
    Semicolon,
    /// A tab.
    #[serde(rename = "\t")]
    Tab,
}

impl Delimiter {
    /// Returns the character, always ASCII.
    pub fn byte(self) -> u8 {
        match self {
            Self::Comma => b',',
            Self::Semicolon => b';',
            Self::Tab => b'\t',
        }
    }
}

/// What separates the decimals of a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum DecimalMark {
    /// A dot.
    #[serde(rename = ".")]
    Dot,
    /// A comma.
    #[serde(rename = ",")]
    Comma,
}

impl DecimalMark {
    /// Returns the character as text.
    pub fn text(self) -> &'static str {
        match self {
            Self::Dot => ".",
            Self::Comma => ",",
        }
    }
}

/// What ends a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LineEnd {
    /// CR LF, as in RFC 4180.
    Crlf,
    /// LF alone.
    Lf,
}

/// Which cells are quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Quote {
    /// Those that could not be read back without quotation marks.
    Needed,
    /// All but numbers with a decimal point, so that a spreadsheet set to another delimiter cannot split a text into
    /// cells that were not neutralised. Spreadsheets read quoted numbers as numbers.
    Text,
}

/// Why a profile cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// The file is not a profile.
    #[error("not a profile: {reason}")]
    Malformed {
        /// What is wrong, and where.
        reason: String,
    },
    /// Commas both between cells and in numbers: many programs could not distinguish them.
    #[error("a comma cannot be both delimiter and decimal mark")]
    CommaTwice,
    /// The date format is not valid.
    #[error("dates cannot be written as {date:?}")]
    DateForm {
        /// The format.
        date: String,
    },
}

impl Profile {
    /// Returns the built-in profiles.
    pub fn builtin() -> Vec<Self> {
        BUILTIN.iter().map(|text| Self::parse(text).expect("a test parses every one of them")).collect()
    }

    /// Returns the built-in profile with this name.
    pub fn named(name: &str) -> Option<Self> {
        Self::builtin().into_iter().find(|profile| profile.name == name)
    }

    /// Parses a profile from the text of its file (TOML).
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let profile: Self =
            toml::from_str(text).map_err(|error| ProfileError::Malformed { reason: error.to_string() })?;
        if (profile.delimiter, profile.decimal_mark) == (Delimiter::Comma, DecimalMark::Comma) {
            return Err(ProfileError::CommaTwice);
        }
        let day = jiff::civil::Date::constant(2026, 3, 5);
        match jiff::fmt::strtime::format(&profile.date, day) {
            Ok(written) if !written.is_empty() => Ok(profile),
            _ => Err(ProfileError::DateForm { date: profile.date }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_built_in_profile_can_be_used() {
        let names: Vec<String> = Profile::builtin().into_iter().map(|profile| profile.name).collect();
        assert_eq!(names, ["neutral", "excel", "excel-semicolon"]);
        assert_eq!(Profile::named("excel").map(|profile| profile.byte_order_mark), Some(true));
        assert_eq!(Profile::named("other"), None);
    }

    #[test]
    fn an_unusable_profile_says_why() {
        let with = |from: &str, to: &str| Profile::parse(&BUILTIN[0].replace(from, to));
        assert_eq!(with("mark = \".\"", "mark = \",\""), Err(ProfileError::CommaTwice));
        assert!(matches!(with("delimiter = \",", "delimiter = \"|"), Err(ProfileError::Malformed { .. })));
        assert_eq!(with("%Y-%m-%d", "%Q!"), Err(ProfileError::DateForm { date: "%Q!".to_owned() }));
        assert!(matches!(with("name", "nmae"), Err(ProfileError::Malformed { .. })));
    }
}
