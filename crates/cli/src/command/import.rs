//! `vouch import`: files into the library, read until nothing is left to read.

use std::path::{Path, PathBuf};
use vouch_core::WitnessKind;

use clap::Args;
use vouch_app::AppError;

use super::Ending;
use super::account::ForThisRun;
use crate::terminal;

/// Bring files and folders into the library and read them.
#[derive(Debug, Args)]
pub struct Import {
    /// Files, folders and ZIP archives.
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Which engine reads pixels.
    #[arg(long, default_value = WitnessKind::Device.name(), value_parser = WitnessKind::ENGINES.map(WitnessKind::name))]
    engine: String,
    #[command(flatten)]
    for_this_run: ForThisRun,
}

impl Import {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        let app = vouch_shell::open(library)?;
        self.for_this_run.begin(&app)?;
        let imported = app.import_paths(self.paths.clone(), Some(&self.engine))?;
        for name in &imported.known {
            terminal::remark(&format!("{name} is already in the library."));
        }
        for refused in &imported.refused {
            terminal::complain(&refused.error.clone().into(), &refused.name);
        }
        let progress = terminal::progress(u64::from(imported.new));
        let left = app.read_all(|name, outcome| {
            progress.inc(1);
            progress.suspend(|| {
                if let Err(error) = outcome {
                    terminal::complain(error, name);
                }
            });
        })?;
        progress.finish_and_clear();
        let (known, failed) = (imported.known.len(), left.failed + imported.refused.len());
        let waiting = if left.waiting > 0 { format!(", {} waiting", left.waiting) } else { String::new() };
        terminal::remark(&format!("{} new, {known} known, {failed} failed{waiting}.", imported.new));
        Ok(if failed + left.waiting == 0 { Ending::Good } else { Ending::SomeFailed })
    }
}
