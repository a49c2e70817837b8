//! Splits a document in two, joins documents into one, and decides which of a person's changes go where.

use vouch_core::{Act, BoundingBox, DocumentKind, FieldKind, LineItem, Place, Record, ReviewState};

/// Parts of a page that are narrower or lower than this contain nothing to read.
const LEAST: f32 = 0.005;

/// Takes a document out of another. Returns what is left and what was taken; `None` if either would be empty.
pub fn taken_out(from: &[Place], taken: &[Place]) -> Option<(Vec<Place>, Vec<Place>)> {
    let left: Vec<Place> = from.iter().flat_map(|part| taken.iter().fold(vec![*part], cut_all)).collect();
    let out: Vec<Place> =
        from.iter().flat_map(|part| taken.iter().filter_map(move |taken| shared(part, taken))).collect();
    (!left.is_empty() && !out.is_empty()).then_some((left, out))
}

/// Returns all parts of several documents, in page order. A page that is included as a whole is listed once.
pub fn joined<'a>(documents: impl IntoIterator<Item = &'a [Place]>) -> Vec<Place> {
    let all: Vec<Place> = documents.into_iter().flatten().copied().collect();
    let is_whole = |page| all.iter().any(|part| part.page == page && part.bounds.is_none());
    let mut parts: Vec<Place> = Vec::new();
    for part in &all {
        let part = if is_whole(part.page) { Place { bounds: None, ..*part } } else { *part };
        if !parts.contains(&part) {
            parts.push(part);
        }
    }
    parts.sort_by(|a, b| {
        let at = |part: &Place| part.bounds.map_or((0.0, 0.0), |bounds| (bounds.y, bounds.x));
        a.page.cmp(&b.page).then(at(a).partial_cmp(&at(b)).unwrap_or(std::cmp::Ordering::Equal))
    });
    fuse(parts)
}

/// Merges parts of a page that share a whole edge.
fn fuse(mut parts: Vec<Place>) -> Vec<Place> {
    let pair = |parts: &[Place]| {
        let indexes = (0..parts.len()).flat_map(|a| (a + 1..parts.len()).map(move |b| (a, b)));
        indexes.into_iter().find_map(|(a, b)| Some((a, b, one_box(&parts[a], &parts[b])?)))
    };
    while let Some((a, b, whole)) = pair(&parts) {
        parts[a] = whole;
        parts.remove(b);
    }
    parts
}

/// Returns the box of two places that are its halves, or the whole page if that is their box.
fn one_box(a: &Place, b: &Place) -> Option<Place> {
    let (one, other) = (a.bounds?, b.bounds?);
    let near = |a: f32, b: f32| (a - b).abs() < LEAST;
    let is_same = |a: (f32, f32), b: (f32, f32)| near(a.0, b.0) && near(a.1, b.1);
    let touches = |a: (f32, f32), b: (f32, f32)| near(a.1, b.0) || near(b.1, a.0);
    let (columns, rows) = ((one.x, one.right()), (one.y, one.bottom()));
    let (other_columns, other_rows) = ((other.x, other.right()), (other.y, other.bottom()));
    let halves = is_same(columns, other_columns) && touches(rows, other_rows)
        || is_same(rows, other_rows) && touches(columns, other_columns);
    let whole = one.union(&other);
    let is_page = near(whole.w, 1.0) && near(whole.h, 1.0);
    (a.page == b.page && halves).then_some(Place { page: a.page, bounds: (!is_page).then_some(whole) })
}

/// Returns what two places share.
fn shared(one: &Place, other: &Place) -> Option<Place> {
    if one.page != other.page {
        return None;
    }
    let bounds = match (one.bounds, other.bounds) {
        (None, bounds) | (bounds, None) => bounds,
        (Some(one), Some(other)) => Some(BoundingBox::from_edges(
            one.x.max(other.x),
            one.y.max(other.y),
            one.right().min(other.right()),
            one.bottom().min(other.bottom()),
        )),
    };
    bounds.is_none_or(|bounds| is_seen(&bounds)).then_some(Place { page: one.page, bounds })
}

fn cut_all(parts: Vec<Place>, taken: &Place) -> Vec<Place> {
    parts.iter().flat_map(|part| cut(part, taken)).collect()
}

/// Returns what is left of a part when another is taken out: above, below, left and right of it.
fn cut(part: &Place, taken: &Place) -> Vec<Place> {
    let Some(out) = shared(part, taken) else { return vec![*part] };
    let Some(out) = out.bounds else { return Vec::new() };
    let all = part.bounds.unwrap_or_else(BoundingBox::page);
    let pieces = [
        BoundingBox::from_edges(all.x, all.y, all.right(), out.y),
        BoundingBox::from_edges(all.x, out.bottom(), all.right(), all.bottom()),
        BoundingBox::from_edges(all.x, out.y, out.x, out.bottom()),
        BoundingBox::from_edges(out.right(), out.y, all.right(), out.bottom()),
    ];
    let pieces = pieces.into_iter().filter(is_seen);
    pieces.map(|bounds| Place { page: part.page, bounds: Some(bounds) }).collect()
}

fn is_seen(bounds: &BoundingBox) -> bool {
    bounds.w > LEAST && bounds.h > LEAST
}

/// Returns the acts of a person on a document that are made again after a split: those for what is left, and those for
/// what was taken out. Each value and each row goes where its place is; those without a place stay. Confirmations and
/// acceptance were about the whole document and are not repeated. `read_as` is the kind that was read.
pub fn kept_apart(record: &Record, read_as: DocumentKind, taken: &[Place]) -> (Vec<Act>, Vec<Act>) {
    let is_taken =
        |place: &Option<Place>| place.is_some_and(|place| taken.iter().any(|part| holds(part, &place)));
    let (mut left, mut out) = (Vec::new(), Vec::new());
    for act in decisions(record, read_as) {
        match act {
            Act::Correct { place, .. } if is_taken(&place) => out.push(act),
            Act::SetKind { .. } => {
                out.push(act.clone());
                left.push(act);
            }
            Act::SetLineItems { rows } => {
                let (taken, stay): (Vec<LineItem>, Vec<LineItem>) =
                    rows.into_iter().partition(|row| is_taken(&row.place));
                let rows = |rows: Vec<LineItem>| (!rows.is_empty()).then_some(Act::SetLineItems { rows });
                out.extend(rows(taken));
                left.extend(rows(stay));
            }
            _ => left.push(act),
        }
    }
    (left, out)
}

/// Returns the acts of a person on several documents that are made again after they were joined, and the values that
/// are dropped because an earlier document has one for the same field. A dropped value is given by the number of its
/// document and its field.
pub fn kept_together(documents: &[(&Record, DocumentKind)]) -> (Vec<Act>, Vec<(usize, FieldKind)>) {
    let (mut kept, mut left_behind) = (Vec::<Act>::new(), Vec::new());
    let wrote_rows = documents.iter().any(|(record, _)| record.line_items_review == ReviewState::Corrected);
    for (number, (record, read_as)) in documents.iter().enumerate() {
        for act in decisions(record, *read_as) {
            let rival = kept.iter().find(|before| is_about_the_same(before, &act));
            match (&act, rival) {
                (Act::SetLineItems { .. }, _) => {}
                (_, None) => kept.push(act),
                (Act::Correct { field, value, .. }, Some(Act::Correct { value: before, .. }))
                    if value != before =>
                {
                    left_behind.push((number, *field));
                }
                _ => {}
            }
        }
    }
    if wrote_rows {
        let rows = documents.iter().flat_map(|(record, _)| record.line_items.iter().cloned()).collect();
        kept.push(Act::SetLineItems { rows });
    }
    (kept, left_behind)
}

/// Renumbers the pages of a person's values and rows when they move to another file.
pub fn renumber(record: &mut Record, number: impl Fn(u32) -> u32) {
    let fields = record.fields.values_mut().filter_map(|field| field.place.as_mut());
    let rows = record.line_items.iter_mut().filter_map(|row| row.place.as_mut());
    fields.chain(rows).for_each(|place| place.page = number(place.page));
}

fn is_about_the_same(one: &Act, other: &Act) -> bool {
    match (one, other) {
        (Act::Correct { field, .. }, Act::Correct { field: other, .. }) => field == other,
        _ => std::mem::discriminant(one) == std::mem::discriminant(other),
    }
}

/// Returns a person's decisions about a document, as acts that make them again.
fn decisions(record: &Record, read_as: DocumentKind) -> Vec<Act> {
    let kind = (record.kind != read_as).then_some(Act::SetKind { kind: record.kind });
    let corrected = record.fields.iter().filter(|(_, counted)| counted.review == ReviewState::Corrected);
    let values = corrected.map(|(field, counted)| Act::Correct {
        field: *field,
        value: counted.value.clone(),
        place: counted.place,
    });
    let written = |review| review == ReviewState::Corrected;
    let items =
        written(record.line_items_review).then(|| Act::SetLineItems { rows: record.line_items.clone() });
    let taxes = written(record.tax_lines_review).then(|| Act::SetTaxLines { rows: record.tax_lines.clone() });
    kind.into_iter().chain(values).chain(items).chain(taxes).collect()
}

/// Whether a place belongs to a part of a page.
fn holds(part: &Place, place: &Place) -> bool {
    part.page == place.page
        && match (part.bounds, place.bounds) {
            (None, _) => true,
            (Some(part), Some(place)) => part.holds_middle_of(&place),
            (Some(_), None) => false,
        }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn page(page: u32) -> Place {
        Place { page, bounds: None }
    }

    fn part(left: f32, top: f32, right: f32, bottom: f32) -> Place {
        Place { page: 0, bounds: Some(BoundingBox::from_edges(left, top, right, bottom)) }
    }

    #[test]
    fn pages_are_taken_out_and_joined_again() {
        let all = [page(0), page(1), page(2)];
        let (left, out) = taken_out(&all, &[page(1), page(2), page(7)]).expect("two documents");
        assert_eq!((left.as_slice(), out.as_slice()), ([page(0)].as_slice(), [page(1), page(2)].as_slice()));
        assert_eq!(joined([out.as_slice(), left.as_slice()]), all);
    }

    #[test]
    fn taking_everything_or_nothing_splits_nothing() {
        assert_eq!(taken_out(&[page(0)], &[page(0)]), None);
        assert_eq!(taken_out(&[page(0)], &[page(1)]), None);
        assert_eq!(taken_out(&[page(0)], &[part(0.0, 0.0, 1.0, 1.0)]), None);
        assert_eq!(taken_out(&[part(0.0, 0.0, 1.0, 0.5)], &[part(0.0, 0.5, 1.0, 1.0)]), None);
    }

    #[test]
    fn a_corner_leaves_the_rest_around_it() {
        let (left, out) = taken_out(&[page(0)], &[part(0.5, 0.5, 1.0, 1.0)]).expect("two documents");
        assert_eq!(out, [part(0.5, 0.5, 1.0, 1.0)]);
        assert_eq!(left, [part(0.0, 0.0, 1.0, 0.5), part(0.0, 0.5, 0.5, 1.0)]);
    }

    #[test]
    fn a_whole_page_holds_its_parts() {
        assert_eq!(joined([[page(0)].as_slice(), [part(0.0, 0.0, 1.0, 0.5)].as_slice()]), [page(0)]);
    }

    proptest! {
        #[test]
        fn halves_of_a_page_joined_are_the_page(at in 0.05_f32..0.95, across in any::<bool>()) {
            let taken = if across { part(at, 0.0, 1.0, 1.0) } else { part(0.0, at, 1.0, 1.0) };
            let (left, out) = taken_out(&[page(0)], &[taken]).expect("two halves");
            prop_assert_eq!(joined([left.as_slice(), out.as_slice()]), [page(0)]);
        }

        #[test]
        fn every_point_belongs_to_one_side(
            edges in prop::array::uniform4(0.1_f32..0.9), x in 0.0_f32..1.0, y in 0.0_f32..1.0,
        ) {
            let [a, b, c, d] = edges;
            prop_assume!((a - c).abs() > 0.02 && (b - d).abs() > 0.02);
            let taken = part(a.min(c), b.min(d), a.max(c), b.max(d));
            let (left, out) = taken_out(&[page(0)], &[taken]).expect("a part inside the page");
            let dot = BoundingBox { x, y, w: 0.0, h: 0.0 };
            let near = |edge: f32, at: f32| (edge - at).abs() < 0.01;
            prop_assume!(!near(a, x) && !near(c, x) && !near(b, y) && !near(d, y));
            let on = |parts: &[Place]| parts.iter().filter(|part| holds(part, &Place { page: 0, bounds: Some(dot) })).count();
            prop_assert_eq!(on(&left) + on(&out), 1);
        }
    }
}
