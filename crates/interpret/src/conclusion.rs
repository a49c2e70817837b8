//! One source, concluded once: upright pages, documents, and what on them is worth a second reading.

use std::borrow::Cow;

use vouch_core::{DocumentFamily, Extraction, Place, Reading, TextRegion};

use crate::context::Context;
use crate::document::expense::{self, MergedDocument};
use crate::document::explained::Explained;
use crate::document::travel;
use crate::layout::extent::Extent;
use crate::layout::orientation::Turned;
use crate::source::second_reading;

/// What the readings of one source hold. Pages are annotated when it is made and never again: a second reading only
/// adds evidence to what was found.
#[derive(Debug)]
pub struct Conclusion<'a> {
    context: Context,
    turned: Turned,
    /// The readings on pages as they are shown.
    shown: Cow<'a, [Reading]>,
    /// The same on upright pages, second readings last: they are about what was seen before.
    upright: Vec<Reading>,
    found: Found,
}

#[derive(Debug)]
enum Found {
    /// Travel documents are concluded from all readings together.
    Travel(Vec<Extraction>),
    Expenses(Vec<MergedDocument>),
}

impl<'a> Conclusion<'a> {
    /// Concludes what documents these readings hold.
    pub fn of(readings: &'a [Reading], context: &Context) -> Self {
        let turned = Turned::of(readings);
        let upright = second_readings_last(turned.upright(readings).into_owned());
        let found = match travel_documents(&upright, context) {
            Some(documents) => Found::Travel(documents),
            None => Found::Expenses(expense::merge(&upright, context)),
        };
        Self { context: context.clone(), turned, shown: Cow::Borrowed(readings), upright, found }
    }

    /// Returns the regions of text that are worth reading once more by another network: those of the fields that matter,
    /// where they were recognised from pixels. An engine that can reads them again
    /// ([`vouch_core::Engine::reread_regions`]).
    pub fn regions_to_reread(&self) -> Vec<TextRegion> {
        match &self.found {
            Found::Travel(_) => travel::regions(&self.upright, &self.shown, &self.turned, &self.context),
            Found::Expenses(documents) => {
                let fields = documents.iter().flat_map(MergedDocument::best);
                second_reading::regions(fields, &self.upright, &self.shown)
            }
        }
    }

    /// Takes a second reading into account.
    pub fn add_second_reading(&mut self, reading: Reading) {
        self.upright.extend(self.turned.upright(std::slice::from_ref(&reading)).into_owned());
        if let Found::Travel(documents) = &mut self.found
            && let Some(again) = travel_documents(&self.upright, &self.context)
        {
            *documents = again;
        }
    }

    /// Whether any of the documents identifies a person.
    pub fn holds_travel_document(&self) -> bool {
        let is_travel = |document: &Extraction| document.kind.family() == DocumentFamily::Identity;
        matches!(&self.found, Found::Travel(documents) if documents.iter().any(is_travel))
    }

    /// Returns the documents.
    pub fn extractions(&self) -> Vec<Extraction> {
        self.explain().into_iter().map(|explained| explained.extraction).collect()
    }

    /// Returns the documents, each with everything that was weighed on the way to its fields.
    pub fn explain(&self) -> Vec<Explained> {
        let mut documents: Vec<Explained> = match &self.found {
            Found::Travel(documents) => documents.iter().cloned().map(Explained::unweighed).collect(),
            Found::Expenses(documents) => {
                documents.iter().map(|document| document.conclude(&self.upright, &self.context)).collect()
            }
        };
        documents.iter_mut().for_each(|document| document.put_back(&self.turned));
        documents
    }
}

/// Concludes what one document says that a person made of these parts of the pages.
pub(crate) fn of_parts(readings: &[Reading], parts: &[Place], context: &Context) -> Extraction {
    let extent = Extent::of(parts);
    let readings = second_readings_last(extent.narrow(readings));
    let turned = Turned::of(&readings);
    let upright = turned.upright(&readings);
    // Two sides of a card may each look like a document of their own: the one that says more speaks for both.
    let fullest = travel_documents(&upright, context)
        .and_then(|found| found.into_iter().rev().max_by_key(|document| document.fields.len()));
    let mut document = match fullest {
        Some(extraction) => Explained::unweighed(extraction),
        None => expense::merge_as_one(&upright, context).conclude(&upright, context),
    };
    document.put_back(&turned);
    Extraction { document: 0, pages: extent.pages(), parts: extent.parts(), ..document.extraction }
}

fn travel_documents(readings: &[Reading], context: &Context) -> Option<Vec<Extraction>> {
    let may_be_travel = context.kind.is_none_or(|kind| kind.family() == DocumentFamily::Identity);
    may_be_travel.then(|| travel::interpret(readings, context)).flatten()
}

fn second_readings_last(mut readings: Vec<Reading>) -> Vec<Reading> {
    readings.sort_by_key(Reading::is_second_reading);
    readings
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use jiff::civil::date;
    use vouch_core::{EngineId, FieldKind, PageReading, TextOrigin};

    use super::*;
    use crate::layout::annotated::tests::TIMES_ANNOTATED;
    use crate::layout::rows::tests::page;

    fn reading(name: &str, pages: Vec<PageReading>) -> Reading {
        let engine = EngineId { name: name.to_owned(), version: "1".to_owned() };
        Reading { engine, read_at: Timestamp::UNIX_EPOCH, pages, values: Vec::new() }
    }

    fn invoice(index: u32, rows: &[&'static str]) -> PageReading {
        let rows: Vec<(f32, f32, &str)> =
            rows.iter().enumerate().map(|(at, text)| (0.1, 0.1 + 0.02 * at as f32, *text)).collect();
        PageReading { page: index, origin: TextOrigin::Recognised, ..page(&rows) }
    }

    const FIRST: &[&str] = &[
        "LUCKY TRADING SDN BHD",
        "12, JALAN MAWAR 3",
        "81100 JOHOR BAHRU",
        "INVOICE NO: 562044387",
        "DATE: 22/03/2018",
    ];
    const SECOND: &[&str] = &["GREEN TEA 12.50", "TOTAL 12.50"];

    #[test]
    fn every_page_is_annotated_once_however_often_it_is_asked_about() {
        let readings = [reading("device", vec![invoice(0, FIRST), invoice(1, SECOND)])];
        let context = Context { today: date(2026, 11, 21), kind: None };
        TIMES_ANNOTATED.set(0);
        let mut conclusion = Conclusion::of(&readings, &context);
        assert!(!conclusion.regions_to_reread().is_empty());
        let again = PageReading { origin: TextOrigin::SecondReading, ..invoice(0, FIRST) };
        conclusion.add_second_reading(reading("second_look", vec![again]));
        let documents = conclusion.extractions();
        assert_eq!(conclusion.explain().len(), documents.len());
        assert_eq!(TIMES_ANNOTATED.get(), 2, "two pages");
        assert_eq!(documents[0].fields[&FieldKind::Total].best().value.plain(), "12.50");
    }

    #[test]
    fn a_second_reading_says_the_same_whenever_it_comes() {
        let first = reading("device", vec![invoice(0, &[FIRST, SECOND].concat())]);
        let again =
            PageReading { origin: TextOrigin::SecondReading, ..invoice(0, &["LUCKY TRADIMG SDN BHD"]) };
        let second = reading("second_look", vec![again]);
        let context = Context { today: date(2026, 11, 21), kind: None };
        let readings = [first.clone()];
        let mut later = Conclusion::of(&readings, &context);
        later.add_second_reading(second.clone());
        assert_eq!(later.extractions(), crate::interpret(&[second, first], &context));
    }
}
