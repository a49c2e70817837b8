use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::{ProfileColumn, Table};

/// The texts of the built-in profiles, as the build script found them in the folder.
const BUILTIN: &[&str] = include!(concat!(env!("OUT_DIR"), "/profiles.rs"));

static PROFILES: LazyLock<Vec<Profile>> = LazyLock::new(|| {
    let parsed = BUILTIN.iter().map(|text| Profile::parse(text).expect("a test parses every one of them"));
    let mut profiles: Vec<Profile> = parsed.collect();
    profiles.sort_by_cached_key(|profile| (profile.name != Profile::DEFAULT, profile.name.clone()));
    profiles
});

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
    /// Columns of its own; a table without any has its usual ones.
    #[serde(default)]
    pub columns: Vec<ProfileColumn>,
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
    /// Two columns of one table have one name.
    #[error("two columns of the table {table} are called {header:?}", table = .table.name())]
    HeaderTwice {
        /// The table.
        table: Table,
        /// The name.
        header: String,
    },
}

impl Profile {
    /// Name of the built-in profile that is used unless another one is chosen.
    pub const DEFAULT: &str = "neutral";

    /// Returns the built-in profiles, the default one first, then by name.
    pub fn builtin() -> &'static [Self] {
        &PROFILES
    }

    /// Returns the built-in profile with this name.
    pub fn named(name: &str) -> Option<&'static Self> {
        PROFILES.iter().find(|profile| profile.name == name)
    }

    /// Parses a profile from the text of its file (TOML).
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let profile: Self =
            toml::from_str(text).map_err(|error| ProfileError::Malformed { reason: error.to_string() })?;
        if (profile.delimiter, profile.decimal_mark) == (Delimiter::Comma, DecimalMark::Comma) {
            return Err(ProfileError::CommaTwice);
        }
        profile.check_headers()?;
        let day = jiff::civil::Date::constant(2026, 3, 5);
        match jiff::fmt::strtime::format(&profile.date, day) {
            Ok(written) if !written.is_empty() => Ok(profile),
            _ => Err(ProfileError::DateForm { date: profile.date }),
        }
    }
    /// Returns the columns of a table: its own, or else the usual ones.
    pub fn columns(&self, table: Table) -> Vec<ProfileColumn> {
        let own: Vec<_> = self.columns.iter().filter(|column| column.table == table).cloned().collect();
        if !own.is_empty() {
            return own;
        }
        table.columns().iter().map(|column| ProfileColumn::standard(table, *column)).collect()
    }

    /// Returns the names of the columns of a table.
    pub fn header(&self, table: Table) -> Vec<String> {
        self.columns(table).into_iter().map(|column| column.header).collect()
    }

    fn check_headers(&self) -> Result<(), ProfileError> {
        let mut seen = BTreeSet::new();
        match self.columns.iter().find(|column| !seen.insert((column.table.name(), &column.header))) {
            Some(ProfileColumn { table, header, .. }) => {
                Err(ProfileError::HeaderTwice { table: *table, header: header.clone() })
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;

    fn neutral() -> String {
        fs::read_to_string(folder().join("neutral.toml")).expect("the neutral profile")
    }

    fn folder() -> std::path::PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("profiles")
    }

    #[test]
    fn every_profile_of_the_folder_is_built_in_under_the_name_of_its_file() {
        let mut names: Vec<String> = Vec::new();
        for entry in fs::read_dir(folder()).expect("the folder") {
            let path = entry.expect("an entry").path();
            let text = fs::read_to_string(&path).expect("a text");
            let profile = Profile::parse(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
            assert_eq!(
                path.file_name().and_then(|name| name.to_str()),
                Some(&*format!("{}.toml", profile.name))
            );
            assert_eq!(Profile::named(&profile.name), Some(&profile));
            for table in Table::ALL {
                let of_table = profile.columns.iter().filter(|column| column.table == table).count();
                let expected = if of_table > 0 { of_table } else { table.columns().len() };
                assert_eq!(profile.header(table).len(), expected, "{}, {}", profile.name, table.name());
            }
            names.push(profile.name);
        }
        names.sort_by_key(|name| (name != Profile::DEFAULT, name.clone()));
        let builtin: Vec<_> = Profile::builtin().iter().map(|profile| &profile.name).collect();
        assert_eq!(builtin, names.iter().collect::<Vec<_>>(), "the default one comes first");
        assert_eq!(Profile::builtin()[0].name, Profile::DEFAULT);
        assert_eq!(Profile::named("excel").map(|profile| profile.byte_order_mark), Some(true));
        assert_eq!(Profile::named("other"), None);
    }

    #[test]
    fn an_unusable_profile_says_why() {
        let with = |from: &str, to: &str| Profile::parse(&neutral().replace(from, to));
        assert_eq!(with("mark = \".\"", "mark = \",\""), Err(ProfileError::CommaTwice));
        assert!(matches!(with("delimiter = \",", "delimiter = \"|"), Err(ProfileError::Malformed { .. })));
        assert_eq!(with("%Y-%m-%d", "%Q!"), Err(ProfileError::DateForm { date: "%Q!".to_owned() }));
        assert!(matches!(with("name", "nmae"), Err(ProfileError::Malformed { .. })));
    }

    #[test]
    fn an_unusable_column_says_why() {
        let cases = [
            (
                "table = 'bills'\nheader = 'a'\ncolumn = 'total'",
                "there is no table \"bills\"; the tables are receipts,",
            ),
            (
                "table = 'receipts'\nheader = 'a'\ncolumn = 'price'",
                "the table receipts has no column \"price\"; it has",
            ),
            (
                "table = 'receipts'\nheader = 'a'\ncolumn = 'quantity'",
                "the table receipts has no column \"quantity\"",
            ),
            ("table = 'receipts'\nheader = 'a'\ncolumn = 'mrz'", "the table receipts has no column \"mrz\""),
            (
                "table = 'travel_documents'\nheader = 'a'\ncolumn = 'total'",
                "travel_documents has no column \"total\"",
            ),
            ("table = 'receipts'\nheader = 'a'", "the column \"a\" needs either `column` or `text`"),
            (
                "table = 'receipts'\nheader = 'a'\ncolumn = 'total'\ntext = 'x'",
                "the column \"a\" needs either `column` or `text`",
            ),
            ("table = 'receipts'\ncolumn = 'total'", "missing field `header`"),
            ("table = 'receipts'\nheader = 'a'\nfield = 'total'", "unknown field `field`"),
        ];
        for (column, reason) in cases {
            let error = Profile::parse(&format!("{}[[columns]]\n{column}\n", neutral())).expect_err(column);
            let said = error.to_string();
            assert!(said.contains(reason) && said.contains("at line "), "{column}: {said}");
        }
        let column = "[[columns]]\ntable = 'receipts'\nheader = 'a'\ntext = 'x'\n";
        let twice = Profile::parse(&format!("{}{column}{column}", neutral()));
        assert_eq!(twice, Err(ProfileError::HeaderTwice { table: Table::Receipts, header: "a".to_owned() }));
    }
}
