use std::collections::BTreeSet;

use vouch_core::{Act, Change, ChangeId, DocumentId, Place};

/// Returns the changes that still count, in their order. An undo comes after what it takes back, and may itself be
/// taken back, so one pass from the end settles every change before it is reached.
pub fn counting(changes: &[Change]) -> Vec<&Change> {
    let mut undone = BTreeSet::new();
    let mut kept = Vec::new();
    for change in changes.iter().rev() {
        match change.act {
            _ if undone.contains(&change.id) => {}
            Act::Undo { change: target } => drop(undone.insert(target)),
            _ => kept.push(change),
        }
    }
    kept.reverse();
    kept
}

/// Returns the changes that the next undo takes back, newest first; none if nothing is left. They are one step: record
/// an [`Act::Undo`] for each of them, as one step. `changes` may span documents, in the order in which they were made.
pub fn undo(changes: &[Change]) -> Vec<&Change> {
    let acts = counting(changes);
    let Some(step) = acts.last().map(|change| change.step) else { return Vec::new() };
    acts.into_iter().rev().filter(|change| change.step == step).collect()
}

/// Returns the undos that the next redo takes back; none if nothing was undone or a new act came after it. Record an
/// [`Act::Undo`] for each of them, as one step. `changes` as for [`undo`].
pub fn redo(changes: &[Change]) -> Vec<&Change> {
    let is_act = |id| changes.iter().any(|other| other.id == id && !matches!(other.act, Act::Undo { .. }));
    let mut redone = BTreeSet::new();
    let mut step = None;
    let mut undos = Vec::new();
    for change in changes.iter().rev() {
        match change.act {
            _ if step.is_some_and(|step| step != change.step) => break,
            Act::Undo { .. } if redone.contains(&change.id) => {}
            Act::Undo { change: target } if is_act(target) => {
                step = Some(change.step);
                undos.push(change);
            }
            Act::Undo { change: target } => drop(redone.insert(target)),
            _ => break,
        }
    }
    undos
}

/// Returns the parts that a person last gave the document; `None` if it is as it was read. `changes` are those of one
/// document.
pub fn parts(changes: &[Change]) -> Option<&[Place]> {
    counting(changes).into_iter().rev().find_map(|change| match &change.act {
        Act::SetParts { parts, .. } => Some(parts.as_slice()),
        _ => None,
    })
}

/// Returns how many changes of a document [`restore`] never takes back: those up to the last split that counts, and
/// those made again with it. A split created other documents, so one document alone cannot take it back.
pub fn settled_by_split(changes: &[Change]) -> usize {
    let acts = counting(changes);
    let split = acts.into_iter().rev().find(|change| matches!(change.act, Act::SetParts { .. }));
    let of_step = |step| changes.iter().rposition(|change| change.step == step);
    split.and_then(|split| of_step(split.step)).map_or(0, |last| last + 1)
}

/// Returns the changes that may be taken back: all but splits one of whose documents was deleted since, according to
/// `is_here`.
pub fn undoable(mut changes: Vec<Change>, is_here: impl Fn(&DocumentId) -> bool) -> Vec<Change> {
    let is_incomplete = |change: &&Change| match &change.act {
        Act::SetParts { among, .. } => !among.iter().all(&is_here),
        _ => false,
    };
    let incomplete: BTreeSet<ChangeId> =
        changes.iter().filter(is_incomplete).map(|change| change.step).collect();
    changes.retain(|change| !incomplete.contains(&change.step));
    changes
}

/// Returns the undos, newest first, that bring a document back to its state after the change `upto`: they take back
/// what was done since, and restore what was taken back since. Record them as one step. `changes` are those of one
/// document; `None` brings back what was read. The parts stay as they are (see [`settled_by_split`]).
pub fn restore(changes: &[Change], upto: Option<ChangeId>) -> Vec<Act> {
    let then = upto.and_then(|id| changes.iter().position(|change| change.id == id)).map_or(0, |at| at + 1);
    let settled_at = settled_by_split(changes);
    let (wanted_of, split) = (&changes[..then.max(settled_at)], splits(changes));
    let wanted: BTreeSet<ChangeId> = counting(wanted_of).into_iter().map(|change| change.id).collect();
    let now: BTreeSet<ChangeId> = counting(changes).into_iter().map(|change| change.id).collect();
    let mut settled = BTreeSet::new();
    let mut acts = Vec::new();
    for change in changes.iter().rev() {
        match change.act {
            _ if settled.contains(&change.id) || split.contains(&change.id) => {}
            Act::Undo { change: target } if wanted.contains(&target) => {
                acts.push(Act::Undo { change: change.id });
            }
            Act::Undo { change: target } => drop(settled.insert(target)),
            _ if now.contains(&change.id) && !wanted.contains(&change.id) => {
                acts.push(Act::Undo { change: change.id });
            }
            _ => {}
        }
    }
    acts
}

/// Returns the splits, and the undos that take them back or make them again.
fn splits(changes: &[Change]) -> BTreeSet<ChangeId> {
    let mut found = BTreeSet::new();
    for change in changes {
        let is_split = match &change.act {
            Act::SetParts { .. } => true,
            Act::Undo { change: target } => found.contains(target),
            _ => false,
        };
        if is_split {
            found.insert(change.id);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::Timestamp;
    use uuid::Uuid;
    use vouch_core::FieldKind::{self, Date, Total, Vendor};
    use vouch_core::{ChangeId, DocumentId};

    fn change(number: u128, act: Act) -> Change {
        let (id, document) = (ChangeId::new(Uuid::from_u128(number)), DocumentId::new(Uuid::nil()));
        Change { id, step: id, document, at: Timestamp::UNIX_EPOCH, act }
    }

    fn confirm(number: u128, field: FieldKind) -> Change {
        change(number, Act::Confirm { field })
    }

    fn undo_of(number: u128, target: u128) -> Change {
        change(number, Act::Undo { change: ChangeId::new(Uuid::from_u128(target)) })
    }

    fn ids<'a>(changes: impl IntoIterator<Item = &'a Change>) -> Vec<ChangeId> {
        changes.into_iter().map(|change| change.id).collect()
    }

    #[test]
    fn an_undo_of_an_undo_brings_the_act_back() {
        let log = [confirm(1, Vendor), undo_of(2, 1), undo_of(3, 2)];
        assert_eq!(ids(counting(&log)), ids(&log[..1]));
        assert_eq!(ids(counting(&log[..2])), []);
    }

    #[test]
    fn undo_and_redo_go_back_and_forth() {
        let mut log = vec![confirm(1, Vendor), confirm(2, Date)];
        assert_eq!(ids(redo(&log)), []);
        for (number, undoing, expected) in
            [(3, true, 2), (4, true, 1), (5, false, 4), (6, false, 3), (7, true, 2), (8, false, 7)]
        {
            let target = ids(if undoing { undo(&log) } else { redo(&log) })[0];
            assert_eq!(target, change(expected, Act::Accept).id, "step {number}");
            log.push(change(number, Act::Undo { change: target }));
        }
        assert_eq!(ids(counting(&log)), ids(&log[..2]));
        assert_eq!(ids(redo(&log)), []);
    }

    #[test]
    fn a_new_act_ends_redoing() {
        let log = [confirm(1, Vendor), undo_of(2, 1), confirm(3, Total)];
        assert_eq!(ids(redo(&log)), []);
        assert_eq!(ids(undo(&log)), ids(&log[2..]));
    }

    #[test]
    fn any_earlier_change_can_be_taken_back_alone() {
        let log = [confirm(1, Vendor), confirm(2, Date), undo_of(3, 1)];
        assert_eq!(ids(counting(&log)), ids(&log[1..2]));
        assert_eq!(ids(redo(&log)), ids(&log[2..]));
    }

    fn set_parts(number: u128, pages: &[u32]) -> Change {
        let parts = pages.iter().map(|page| Place { page: *page, bounds: None }).collect();
        change(number, Act::SetParts { parts, among: vec![DocumentId::new(Uuid::from_u128(7))] })
    }

    #[test]
    fn the_last_parts_count_until_they_are_taken_back() {
        let pages =
            |log: &[Change]| parts(log).map(|parts| parts.iter().map(|part| part.page).collect::<Vec<_>>());
        let mut log = vec![confirm(1, Vendor), set_parts(2, &[0, 1]), set_parts(3, &[])];
        assert_eq!(pages(&log[..1]), None);
        assert_eq!(pages(&log), Some(vec![]));
        log.push(undo_of(4, 3));
        assert_eq!(pages(&log), Some(vec![0, 1]));
        log.push(undo_of(5, 2));
        assert_eq!(pages(&log), None);
    }

    #[test]
    fn bringing_an_earlier_state_back_leaves_the_parts_alone() {
        let mut log = vec![confirm(1, Vendor), set_parts(2, &[0]), confirm(3, Date), confirm(4, Total)];
        log[2].step = log[1].step;
        assert_eq!(settled_by_split(&log), 3);
        assert_eq!(restore(&log, None), [Act::Undo { change: log[3].id }]);
        log.push(undo_of(5, 2));
        assert_eq!((settled_by_split(&log), restore(&log, Some(log[3].id))), (0, vec![]));
    }

    #[test]
    fn a_split_one_of_whose_documents_was_deleted_is_not_taken_back() {
        let log = vec![confirm(1, Vendor), set_parts(2, &[0]), confirm(3, Date)];
        assert_eq!(ids(&undoable(log.clone(), |_| true)), ids(&log));
        assert_eq!(ids(&undoable(log.clone(), |_| false)), ids([&log[0], &log[2]]));
    }

    #[test]
    fn the_changes_of_one_step_are_taken_back_together() {
        let step = confirm(2, Date).step;
        let of_step = |change| Change { step, ..change };
        let mut log = vec![confirm(1, Vendor), confirm(2, Date), of_step(confirm(3, Total))];
        assert_eq!(ids(undo(&log)), [log[2].id, log[1].id]);
        let back = undo_of(4, 3).step;
        log.extend([undo_of(4, 3), Change { step: back, ..undo_of(5, 2) }]);
        assert_eq!(ids(undo(&log)), ids(&log[..1]));
        assert_eq!(ids(redo(&log)), [log[4].id, log[3].id]);
    }
}
