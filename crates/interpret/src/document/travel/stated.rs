//! What one zone states, field by field.

use jiff::civil::Date;
use vouch_core::{Evidence, FieldKind, Sex, Value};

use super::century;
use super::choice::{OpenChoice, open_choices};
use super::names::{Names, names};
use super::verdict::Check;
use super::visible_text::PrintedZone;
use vouch_mrz::{Cell, Span, Zone, is_state, text};

/// The value of a field as a zone states it.
pub(super) struct Stated {
    /// Which field.
    pub kind: FieldKind,
    /// Its value.
    pub value: Value,
    /// The characters it rests on.
    pub cells: Vec<Cell>,
    /// How the zone secures it.
    pub check: Check,
    /// Characters that could be others.
    pub choices: Vec<OpenChoice>,
    /// Whether more than characters is left open: the century, where a name ends, a code that no state has.
    pub is_open: bool,
    /// What else speaks for and against it.
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

/// Every field of a zone that has a value, in the order in which people read them.
pub(super) fn stated(zone: &Zone, print: &PrintedZone, today: Date) -> Vec<Stated> {
    let layout = zone.layout();
    let expiry = expiry(zone);
    let sure = expiry.as_ref().filter(|stated| stated.check == Check::Own(true));
    let latest = sure.and_then(|stated| stated.value.date());
    let mut all = Vec::new();
    all.extend(number(zone, print));
    all.extend(holder(zone, print));
    all.extend(country(zone, FieldKind::Nationality, layout.nationality));
    all.extend(country(zone, FieldKind::IssuingState, layout.state));
    all.extend(birth(zone, print, latest, today));
    all.extend(sex(zone));
    all.extend(expiry);
    all.extend(personal_number(zone));
    all.push(whole(zone));
    all
}

fn number(zone: &Zone, print: &PrintedZone) -> Option<Stated> {
    let number = zone.number()?;
    let value = Value::Code(words(&number.cells));
    let is_printed = print.code(&text(&number.cells)).is_some();
    // Where the format has only digits, no character is a choice.
    let is_settled = zone.is_exact || !number.fits || !zone.layout().digits.is_empty();
    let choices = if is_settled { Vec::new() } else { open_choices(&number.cells, is_printed) };
    Some(Stated {
        choices,
        ..Stated::new(FieldKind::DocumentNumber, value, &number.cells).checked(number.fits)
    })
}

fn holder(zone: &Zone, print: &PrintedZone) -> Vec<Stated> {
    let layout = zone.layout();
    let Some(cells) = zone.cells(layout.names) else { return Vec::new() };
    let names = match layout.given {
        Some(given) => Names::apart(cells, zone.cells(given).unwrap_or_default()),
        None => names(cells),
    };
    let names = names.parted_by(|name| print.name(&words(name)).is_some());
    let is_misread = |cells: &[Cell]| cells.iter().any(|cell| !matches!(cell.character, 'A'..='Z' | '<'));
    let name = |kind, cells: &[Cell]| {
        let stated = Stated::new(kind, Value::Text(words(cells)), cells);
        (!cells.is_empty()).then(|| stated.open(is_misread(cells) || !names.is_parted))
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

fn birth(zone: &Zone, print: &PrintedZone, latest: Option<Date>, today: Date) -> Option<Stated> {
    let layout = zone.layout();
    let cells = zone.cells(layout.birth)?;
    let digits = text(cells);
    let concluded = century::birth(&digits, latest, today)?;
    // The printed day says the century, where it says the same day and the holder had been born by then.
    let is_possible = |date: &Date| *date <= latest.map_or(today, |latest| latest.min(today));
    let same_day = print.dates().filter(|printed| printed.date.digits() == digits);
    let printed = same_day.filter_map(|printed| printed.date.full()).find(is_possible);
    let stated = Stated::new(FieldKind::BirthDate, Value::Date(printed.unwrap_or(concluded.date)), cells);
    let evidence = if printed.is_none() { vec![Evidence::CenturyConcluded] } else { Vec::new() };
    let stated = stated.checked(zone.fits(layout.birth, layout.birth_check));
    Some(Stated { evidence, ..stated.open(printed.is_none() && !concluded.is_certain) })
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

/// The first optional field that holds anything; a long document number takes its beginning.
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

/// The zone itself, open as long as any of its check digits does not fit.
fn whole(zone: &Zone) -> Stated {
    let cells: Vec<Cell> = zone.lines.iter().flatten().flatten().copied().collect();
    let value = Value::Code(zone.text().join(", "));
    Stated::new(FieldKind::Mrz, value, &cells).open(zone.fitting() < zone.layout().checks())
}

/// The characters with fillers as spaces between words.
fn words(cells: &[Cell]) -> String {
    text(cells).split('<').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
