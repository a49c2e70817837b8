use std::collections::BTreeSet;

use vouch_core::{Act, Change};

/// The acts that still count, in their order. An undo follows what it takes back, and may itself be taken back, so one
/// pass from the end settles every change before it is met.
pub(crate) fn effective(changes: &[Change]) -> Vec<&Change> {
    let mut undone = BTreeSet::new();
    let mut counting = Vec::new();
    for change in changes.iter().rev() {
        match change.act {
            _ if undone.contains(&change.id) => {}
            Act::Undo { change: target } => drop(undone.insert(target)),
            _ => counting.push(change),
        }
    }
    counting.reverse();
    counting
}

/// The change that the next undo takes back, `None` when nothing is left. Record it as [`Act::Undo`] on the same
/// document. `changes` may span documents, in the order in which they were made.
pub fn undo(changes: &[Change]) -> Option<&Change> {
    effective(changes).pop()
}

/// The undo that the next redo takes back, `None` when nothing was undone or a new act came after it. Record it as
/// [`Act::Undo`] of that undo. `changes` as for [`undo`].
pub fn redo(changes: &[Change]) -> Option<&Change> {
    let is_act = |id| changes.iter().any(|other| other.id == id && !matches!(other.act, Act::Undo { .. }));
    let mut redone = BTreeSet::new();
    for change in changes.iter().rev() {
        match change.act {
            Act::Undo { .. } if redone.contains(&change.id) => {}
            Act::Undo { change: target } if is_act(target) => return Some(change),
            Act::Undo { change: target } => drop(redone.insert(target)),
            _ => return None,
        }
    }
    None
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
        Change { id, document, at: Timestamp::UNIX_EPOCH, act }
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
        assert_eq!(ids(effective(&log)), ids(&log[..1]));
        assert_eq!(ids(effective(&log[..2])), []);
    }

    #[test]
    fn undo_and_redo_walk_back_and_forth() {
        let mut log = vec![confirm(1, Vendor), confirm(2, Date)];
        assert_eq!(redo(&log), None);
        for (number, undoing, expected) in
            [(3, true, 2), (4, true, 1), (5, false, 4), (6, false, 3), (7, true, 2), (8, false, 7)]
        {
            let target = if undoing { undo(&log) } else { redo(&log) }.expect("something to take back").id;
            assert_eq!(target, change(expected, Act::Accept).id, "step {number}");
            log.push(change(number, Act::Undo { change: target }));
        }
        assert_eq!(ids(effective(&log)), ids(&log[..2]));
        assert_eq!(redo(&log), None);
    }

    #[test]
    fn a_new_act_ends_redoing() {
        let log = [confirm(1, Vendor), undo_of(2, 1), confirm(3, Total)];
        assert_eq!(redo(&log), None);
        assert_eq!(undo(&log).map(|change| change.id), Some(log[2].id));
    }

    #[test]
    fn any_earlier_change_can_be_taken_back_alone() {
        let log = [confirm(1, Vendor), confirm(2, Date), undo_of(3, 1)];
        assert_eq!(ids(effective(&log)), ids(&log[1..2]));
        assert_eq!(redo(&log).map(|change| change.id), Some(log[2].id));
    }
}
