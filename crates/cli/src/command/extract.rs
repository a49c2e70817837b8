//! `vouch extract`: files in, fields out, nothing kept.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};
use jiff::civil::Date;
use vouch_app::extract::{Extracted, extract};
use vouch_app::{AppError, ErrorCode, fault};
use vouch_core::{Cancel, FieldKind, NoReplies, Replies, WitnessKind};
use vouch_intake::Limits;
use vouch_interpret::Context;
use vouch_pipeline::{Task, Witnesses};

use super::account::ForThisRun;
use super::measuring::Measuring;
use super::{Ending, KindChoice, kind_parser};
use crate::reply::FolderOfReplies;
use crate::saved::{self, Saved};
use crate::{output, reply, terminal, words};

/// Read files and print what they say; nothing is kept.
#[derive(Debug, Args)]
pub struct Extract {
    /// Which engine reads pixels.
    #[arg(long, default_value = WitnessKind::Device.name(), value_parser = WitnessKind::ENGINES.map(WitnessKind::name))]
    engine: String,
    /// Which witnesses to hear: e-invoice data, the text layer, the picture, or the best of all.
    #[arg(long, value_enum, default_value_t = SourceChoice::Auto)]
    source: SourceChoice,
    /// What the files are.
    #[arg(long, default_value = "auto", value_parser = kind_parser())]
    kind: KindChoice,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Table)]
    format: Format,
    /// Saved replies of Amazon Textract, to be interpreted without any network.
    #[arg(long, value_name = "FILE", num_args = 1.., conflicts_with_all = ["source", "paths"])]
    reply: Vec<PathBuf>,
    /// Folder to keep Textract's raw replies in: what is there is not asked for again, and can be given to --reply.
    #[arg(long, value_name = "DIR")]
    replies: Option<PathBuf>,
    #[command(flatten)]
    for_this_run: ForThisRun,
    #[command(flatten)]
    measuring: Measuring,
    /// Files, folders and ZIP archives.
    #[arg(required_unless_present_any = ["reply", "readings"], value_name = "PATH")]
    paths: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum SourceChoice {
    Auto,
    Embedded,
    Text,
    Pixels,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// A few lines a document.
    Table,
    /// One row a document.
    Csv,
    /// One JSON object a document, with everything.
    Jsonl,
    /// What the witnesses saw, one JSON object a file.
    Readings,
}

impl Extract {
    pub fn run(&self, library: Option<&Path>) -> Result<Ending, AppError> {
        self.measuring.weigh()?;
        let (now, today) = vouch_app::clock();
        let witnesses = match self.source {
            SourceChoice::Auto => Witnesses::Auto,
            SourceChoice::Embedded => Witnesses::Embedded,
            SourceChoice::Text => Witnesses::Text,
            SourceChoice::Pixels => Witnesses::Pixels,
        };
        let replies: Box<dyn Replies> = match &self.replies {
            Some(folder) => Box::new(
                FolderOfReplies::new(folder)
                    .map_err(|error| AppError::new(ErrorCode::NotWritten).with("reason", error))?,
            ),
            None => Box::new(NoReplies),
        };
        let task =
            Task { witnesses, replies: replies.as_ref(), ..Task::new(&self.engine, self.kind.0, now, today) };
        let progress = terminal::progress(0);
        let mut ending = Ending::Good;
        let mut csv = (self.format == Format::Csv).then(Vec::new);
        let each = |extracted: Extracted| {
            progress.inc(1);
            if extracted.outcome.is_err() {
                ending = Ending::SomeFailed;
            }
            if let Some(rows) = &mut csv {
                return rows.push(extracted);
            }
            progress.suspend(|| {
                let printed = fault::contain_reading(|| {
                    self.print(&extracted, today);
                    Ok(())
                });
                if let Err(error) = printed {
                    ending = Ending::SomeFailed;
                    terminal::complain(&error, &name_of(&extracted));
                }
            });
        };
        let context = Context { today, kind: task.kind };
        if let Some(readings) = &self.measuring.readings {
            saved::extract(readings, &context, each)?;
        } else if self.reply.is_empty() {
            // The library knows the account; without one it is not touched.
            let pipeline = if self.engine == WitnessKind::Device.name() {
                vouch_shell::on_device_pipeline()?
            } else {
                let app = vouch_shell::open(library)?;
                self.for_this_run.begin(&app)?;
                app.pipeline().clone()
            };
            extract(&pipeline, &self.paths, &Limits::default(), &task, &Cancel::default(), each);
        } else {
            self.reply.iter().map(|path| reply::extract(path, &context, now)).for_each(each);
        }
        progress.finish_and_clear();
        if let Some(rows) = csv {
            for line in vouch_app::extract::csv(&rows, today)?.lines() {
                terminal::line(line);
            }
        }
        Ok(ending)
    }

    fn print(&self, extracted: &Extracted, today: Date) {
        match self.format {
            Format::Jsonl => print_jsonl(extracted, today),
            Format::Readings => print_readings(extracted),
            Format::Table | Format::Csv => print_table(extracted, today),
        }
    }
}

fn name_of(extracted: &Extracted) -> String {
    extracted.member.clone().unwrap_or_else(|| extracted.path.display().to_string())
}

fn print_jsonl(extracted: &Extracted, today: Date) {
    for document in output::documents(extracted, today) {
        terminal::line(&serde_json::to_string(&document).expect("names and plain values always serialise"));
    }
}

fn print_readings(extracted: &Extracted) {
    match Saved::new(extracted) {
        Some(saved) => terminal::line(&serde_json::to_string(&saved).expect("plain values always serialise")),
        None => print_table(extracted, Date::MIN),
    }
}

fn print_table(extracted: &Extracted, today: Date) {
    let name = name_of(extracted);
    let outcome = match &extracted.outcome {
        Ok(outcome) => outcome,
        Err(error) => return terminal::complain(error, &name),
    };
    for extraction in &outcome.extractions {
        let pile = vouch_app::pile_of(extraction, today).name();
        terminal::line(&format!(
            "{name}  {}, {pile}, {} ms",
            extraction.kind.name(),
            extracted.elapsed.as_millis()
        ));
        let rows: Vec<Vec<String>> = FieldKind::ALL
            .iter()
            .filter_map(|kind| extraction.fields.get(kind).map(|field| (kind, field)))
            .map(|(kind, field)| {
                let why = field.best().evidence.first().map(words::evidence).unwrap_or_default();
                vec![
                    format!("  {}", kind.name()),
                    field.best().value.plain(),
                    field.verdict.name().to_owned(),
                    why,
                ]
            })
            .collect();
        terminal::columns(&rows);
        for finding in &extraction.findings {
            terminal::line(&format!("  ! {}", words::finding(finding)));
        }
        terminal::line("");
    }
}
