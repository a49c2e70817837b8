//! `vouch explain`: why each field says what it says.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use vouch_app::extract::{Extracted, extract};
use vouch_app::{AppError, ErrorCode, fault};
use vouch_core::{Cancel, Field, FieldKind, WitnessKind};
use vouch_intake::Limits;
use vouch_interpret::{Conclusion, Context, Explained, Reason, Weighed};
use vouch_pipeline::Task;

use super::measuring::Measuring;
use super::{Ending, KindChoice, kind_parser};
use crate::{output, picture, saved, terminal, words};

/// Show why each field says what it says: everything that was weighed for it, and what for and against.
#[derive(Debug, Args)]
pub struct Explain {
    /// What the file is.
    #[arg(long, default_value = "auto", value_parser = kind_parser())]
    kind: KindChoice,
    /// Draw the boxes of all that was weighed on the page: green proved, blue likely, red doubtful, gray what lost.
    #[arg(long, value_name = "OUT.png")]
    picture: Option<PathBuf>,
    /// How to print.
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[command(flatten)]
    measuring: Measuring,
    /// Files; with a picture, one.
    #[arg(required_unless_present = "readings", value_name = "FILE")]
    files: Vec<PathBuf>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people.
    Text,
    /// One JSON object a document, with everything that was weighed.
    Jsonl,
}

impl Explain {
    pub fn run(&self) -> Result<Ending, AppError> {
        if self.picture.is_some() && self.files.len() != 1 {
            return Err(AppError::new(ErrorCode::BadRequest).with("reason", "a picture shows one file"));
        }
        self.measuring.weigh()?;
        let (now, today) = vouch_app::clock();
        let context = Context { today, kind: self.kind.0 };
        let mut endings = Vec::new();
        let each = |extracted: Extracted| endings.push(self.show(&extracted, &context));
        match &self.measuring.readings {
            Some(readings) => saved::extract(readings, &context, each)?,
            None => {
                let task = Task::new(WitnessKind::Device.name(), self.kind.0, now, today);
                let pipeline = vouch_shell::on_device_pipeline()?;
                extract(&pipeline, &self.files, &Limits::default(), &task, &Cancel::default(), each);
            }
        }
        let endings: Vec<Ending> = endings.into_iter().collect::<Result<_, _>>()?;
        Ok(if endings.contains(&Ending::SomeFailed) { Ending::SomeFailed } else { Ending::Good })
    }

    fn show(&self, extracted: &Extracted, context: &Context) -> Result<Ending, AppError> {
        let name = extracted.member.clone().unwrap_or_else(|| extracted.path.display().to_string());
        let explained = extracted.outcome.as_ref().map_err(AppError::clone).and_then(|outcome| {
            let explained = fault::contain_reading(|| {
                Ok::<_, AppError>(Conclusion::of(&outcome.readings, context).explain())
            })?;
            Ok((outcome, explained))
        });
        let (outcome, explained) = match explained {
            Ok(explained) => explained,
            Err(error) => {
                terminal::complain(&error, &name);
                return Ok(Ending::SomeFailed);
            }
        };
        for document in &explained {
            match self.format {
                Format::Text => lines(&name, document).iter().for_each(|line| terminal::line(line)),
                Format::Jsonl => terminal::line(&output::explained(&name, document).to_string()),
            }
        }
        if let Some(path) = &self.picture {
            picture::write(&outcome.pages, &explained, path)?;
        }
        Ok(Ending::Good)
    }
}

/// How many of the things weighed are shown for a field, and how many terms of each.
const SHOWN: usize = 6;

/// The explanation of a document, line by line.
fn lines(name: &str, document: &Explained) -> Vec<String> {
    let extraction = &document.extraction;
    let mut lines = vec![format!("{name}  {}", extraction.kind.name())];
    for kind in FieldKind::ALL {
        let weighed: Vec<&Weighed> =
            document.weighed.iter().filter(|weighed| weighed.field == *kind).collect();
        match extraction.fields.get(kind) {
            Some(field) => lines.extend(field_lines(*kind, field, weighed)),
            None if !weighed.is_empty() => {
                lines.push(format!("  {}  missing: nothing that was weighed suffices", words::label(*kind)));
                lines.extend(weighed_lines(*kind, weighed));
            }
            None => {}
        }
    }
    lines.push(String::new());
    lines
}

fn field_lines(kind: FieldKind, field: &Field, weighed: Vec<&Weighed>) -> Vec<String> {
    let sure = field.probability.map(|share| format!(" ({})", words::probability(share)));
    let (value, verdict) = (field.best().value.plain(), field.verdict.name());
    let head = format!("  {}  {value}  {verdict}{}", words::label(kind), sure.unwrap_or_default());
    let why =
        field.best().evidence.iter().map(|evidence| format!("      because {}", words::evidence(evidence)));
    std::iter::once(head).chain(why).chain(weighed_lines(kind, weighed)).collect()
}

/// The things weighed, best first; the lines of an address in their order.
fn weighed_lines(kind: FieldKind, mut weighed: Vec<&Weighed>) -> Vec<String> {
    if kind != FieldKind::VendorAddress {
        weighed.sort_by(|a, b| b.score.total_cmp(&a.score));
    }
    weighed
        .iter()
        .take(SHOWN)
        .map(|weighed| format!("    {:6.1}  {}  ({})", weighed.score, weighed.value, terms(&weighed.reasons)))
        .collect()
}

/// The terms of a score that say most.
fn terms(reasons: &[Reason]) -> String {
    let mut terms: Vec<(f32, &str)> =
        reasons.iter().map(|reason| (reason.strength * reason.weight, reason.feature.as_str())).collect();
    terms.retain(|(term, _)| *term != 0.0);
    terms.sort_by(|a, b| b.0.abs().total_cmp(&a.0.abs()));
    let terms =
        terms.iter().take(SHOWN).map(|(term, feature)| format!("{} {term:+.1}", words::feature(feature)));
    terms.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use vouch_core::{BoundingBox, EngineId, Line, PageReading, Reading, TextLayout, TextOrigin, Word};

    use super::*;

    /// A made-up receipt, as a witness reads it.
    fn reading() -> Reading {
        let rows = [
            "LUCKY STAR TRADING SDN BHD",
            "12, JALAN MAWAR",
            "81100 JOHOR BAHRU",
            "DATE: 22/03/2018",
            "TOTAL 12.50",
        ];
        let line = |(at, text): (u8, &str)| {
            let mut x = 0.1;
            let words = text.split(' ').map(|word| {
                let w = 0.012 * word.len() as f32;
                let bounds = BoundingBox { x, y: 0.1 + 0.05 * f32::from(at), w, h: 0.02 };
                x += w + 0.012;
                Word { text: word.to_owned(), bounds, confidence: None, glyphs: Vec::new() }
            });
            Line::new(words.collect())
        };
        let layout = TextLayout { lines: (0..).zip(rows).filter_map(line).collect() };
        let pages =
            vec![PageReading { page: 0, aspect: 0.7, origin: TextOrigin::Recognised, slant: 0.0, layout }];
        let engine = EngineId { name: "device".to_owned(), version: "1".to_owned() };
        Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values: Vec::new() }
    }

    #[test]
    fn every_field_says_what_was_weighed_and_why_it_won() {
        let readings = [reading()];
        let context = Context { today: date(2026, 11, 21), kind: None };
        let documents = Conclusion::of(&readings, &context).explain();
        let text = lines("receipt.jpg", &documents[0]).join("\n");
        for told in [
            "vendor  LUCKY STAR TRADING SDN BHD",
            "because carries the legal form SDN BHD",
            "total  12.50",
            "beside: total +",
            "% sure",
        ] {
            assert!(text.contains(told), "{told} is not in\n{text}");
        }
    }
}
