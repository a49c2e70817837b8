//! What one zone states, field by field.

use jiff::civil::Date;
use vouch_core::{Evidence, FieldKind, Sex, Value};

use super::century;
use super::choice::{OpenChoice, open_choices};
use super::names::{Names, names};
use super::verdict::Check;
use super::visual_zone::VisualZone;
use vouch_mrz::{Cell, Format, Span, Zone, is_state, text};

/// The value of a field as a zone states it.
pub(super) struct Stated {
    /// Which field.
    pub kind: FieldKind,
    /// Its value.
    pub value: Value,
    /// The characters that it was read from.
    pub cells: Vec<Cell>,
    /// The check digit that covers it.
    pub check: Check,
    /// Characters that could be others.
    pub choices: Vec<OpenChoice>,
    /// Whether more than characters is open: the century, the end of a name, a code that no state has.
    pub is_open: bool,
    /// Other evidence.
    pub evidence: Vec<Evidence>,
}

impl Stated {
    fn new(kind: FieldKind, value: Value, cells: &[Cell]) -> Self {
        let (choices, evidence) = (Vec::new(), Vec::new());
        Self { kind, value, cells: cells.to_vec(), check: Check::None, choices, is_open: false, evidence }
    }

    fn checked(self, fits: bool) -> Self {
        Self { check: Check::Own(fits), ..self }
    }

    fn open(self, is_open: bool) -> Self {
        Self { is_open, ..self }
    }
}

/// Returns every field of a zone that has a value, in reading order.
pub(super) fn stated(zone: &Zone, visual: &VisualZone, today: Date) -> Vec<Stated> {
    let layout = zone.layout();
    let expiry = expiry(zone);
    let checked = expiry.as_ref().filter(|stated| stated.check == Check::Own(true));
    let latest = checked.and_then(|stated| stated.value.date());
    let mut all = Vec::new();
    all.extend(number(zone, visual));
    all.extend(holder(zone, visual));
    // The old French card has no place for a nationality: only French citizens hold it.
    let nationality = if zone.format == Format::OldFrench { layout.state } else { layout.nationality };
    all.extend(country(zone, FieldKind::Nationality, nationality));
    all.extend(country(zone, FieldKind::IssuingState, layout.state));
    all.extend(birth(zone, visual, latest, today));
    all.extend(sex(zone));
    all.extend(expiry);
    all.extend(personal_number(zone));
    all.push(whole(zone));
    all
}

fn number(zone: &Zone, visual: &VisualZone) -> Option<Stated> {
    let number = zone.number()?;
    let value = Value::Code(words(&number.cells));
    let is_printed = visual.code(&text(&number.cells)).is_some();
    // Where the format allows only digits, no character is a choice.
    let is_settled = zone.is_exact || !number.fits || !zone.layout().digits.is_empty();
    let choices = if is_settled { Vec::new() } else { open_choices(&number.cells, is_printed) };
    Some(Stated {
        choices,
        ..Stated::new(FieldKind::DocumentNumber, value, &number.cells).checked(number.fits)
    })
}

fn holder(zone: &Zone, visual: &VisualZone) -> Vec<Stated> {
    let layout = zone.layout();
    let Some(cells) = zone.cells(layout.names) else { return Vec::new() };
    let names = match layout.given {
        Some(given) => Names::in_two_places(cells, zone.cells(given).unwrap_or_default()),
        None => names(cells),
    };
    let names = names.split_by(|name| visual.name(&words(name)).is_some());
    let is_misread = |cells: &[Cell]| cells.iter().any(|cell| !matches!(cell.character, 'A'..='Z' | '<'));
    let name = |kind, cells: &[Cell]| {
        let stated = Stated::new(kind, Value::Text(words(cells)), cells);
        (!cells.is_empty()).then(|| stated.open(is_misread(cells) || !names.is_split))
    };
    let surname = name(FieldKind::Surname, &names.surname);
    surname.into_iter().chain(name(FieldKind::GivenNames, &names.given)).collect()
}

fn country(zone: &Zone, kind: FieldKind, span: Span) -> Option<Stated> {
    let cells = zone.cells(span)?;
    let code = text(cells);
    let code = code.trim_end_matches('<');
    let stated = Stated::new(kind, Value::Country(code.to_owned()), cells);
    (!code.is_empty()).then(|| stated.open(!is_state(code)))
}

fn birth(zone: &Zone, visual: &VisualZone, latest: Option<Date>, today: Date) -> Option<Stated> {
    let layout = zone.layout();
    let cells = zone.cells(layout.birth)?;
    let digits = text(cells);
    let by_zone = century::birth(&digits, latest, today)?;
    // The visual zone gives the century, if it has the same date and the holder had been born by then.
    let is_possible = |date: &Date| *date <= latest.map_or(today, |latest| latest.min(today));
    let same_day = visual.dates().filter(|printed| printed.date.digits() == digits);
    let printed = same_day.filter_map(|printed| printed.date.full()).find(is_possible);
    let stated = Stated::new(FieldKind::BirthDate, Value::Date(printed.unwrap_or(by_zone.date)), cells);
    let evidence = if printed.is_none() { vec![Evidence::CenturyConcluded] } else { Vec::new() };
    let stated = stated.checked(zone.fits(layout.birth, layout.birth_check));
    Some(Stated { evidence, ..stated.open(printed.is_none() && !by_zone.is_certain) })
}

fn expiry(zone: &Zone) -> Option<Stated> {
    let layout = zone.layout();
    let cells = zone.cells(layout.expiry)?;
    let date = century::expiry(&text(cells))?;
    let fits = zone.fits(layout.expiry, layout.expiry_check);
    Some(Stated::new(FieldKind::ExpiryDate, Value::Date(date), cells).checked(fits))
}

fn sex(zone: &Zone) -> Option<Stated> {
    let cells = zone.cells(zone.layout().sex)?;
    let sex = match cells.first()?.character {
        'M' => Sex::M,
        'F' => Sex::F,
        '<' | 'X' => Sex::X,
        _ => return None,
    };
    Some(Stated::new(FieldKind::Sex, Value::Sex(sex), cells))
}

/// Returns the first optional field with any content. A long document number takes up the beginning of it.
fn personal_number(zone: &Zone) -> Option<Stated> {
    let layout = zone.layout();
    let overflow = zone.number().map_or(0, |number| number.overflow);
    let fields = layout.optional.iter().enumerate().filter_map(|(index, span)| {
        let from = if index == 0 { span.from + overflow } else { span.from };
        let cells = zone.cells(Span { from, ..*span })?;
        (!words(cells).is_empty()).then_some((index, cells))
    });
    let (index, cells) = fields.into_iter().next()?;
    let stated = Stated::new(FieldKind::PersonalNumber, Value::Code(words(cells)), cells);
    match layout.optional_check.filter(|_| index == 0) {
        Some(check) => Some(stated.checked(zone.fits(layout.optional[0], check))),
        None => Some(stated),
    }
}

/// Returns the zone itself, open unless all of its check digits fit.
fn whole(zone: &Zone) -> Stated {
    let cells: Vec<Cell> = zone.lines.iter().flatten().flatten().copied().collect();
    let value = Value::Code(zone.text().join(", "));
    Stated::new(FieldKind::Mrz, value, &cells).open(zone.fitting() < zone.layout().checks())
}

/// Returns the characters with single spaces for fillers.
fn words(cells: &[Cell]) -> String {
    text(cells).split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
