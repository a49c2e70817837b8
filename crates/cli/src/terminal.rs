//! The only file that prints.
#![expect(clippy::print_stderr, reason = "this is the terminal")]

use std::io::{IsTerminal, Write};

use indicatif::{ProgressBar, ProgressStyle};
use vouch_app::AppError;

use crate::words;

/// Prints one line of results. A closed pipe ends the program quietly, as other tools do.
pub fn line(text: &str) {
    if writeln!(std::io::stdout().lock(), "{text}").is_err() {
        std::process::exit(0);
    }
}

/// Prints an error and what to do about it. `name` is the file's.
pub fn complain(error: &AppError, name: &str) {
    let (message, hint) = words::error(error, name);
    eprintln!("error: {message}\n hint: {hint}");
}

/// Prints a remark beside the results.
pub fn remark(text: &str) {
    eprintln!("{text}");
}

/// A progress bar over `total` files; silent where nobody watches.
pub fn progress(total: u64) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{bar:30} {pos}/{len} {elapsed} {msg}")
        .unwrap_or_else(|_| ProgressStyle::default_bar());
    ProgressBar::new(total).with_style(style)
}

/// Prints rows as columns, each as wide as its widest cell; the last one is not padded.
pub fn columns(rows: &[Vec<String>]) {
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..rows.iter().map(Vec::len).max().unwrap_or(0)).map(width).collect();
    for row in rows {
        let last = row.len().saturating_sub(1);
        let cells = row.iter().enumerate().map(|(column, cell)| {
            let padding = if column == last { 0 } else { widths[column] - cell.chars().count() + 2 };
            format!("{cell}{}", " ".repeat(padding))
        });
        line(cells.collect::<String>().trim_end());
    }
}
