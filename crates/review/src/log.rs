use std::collections::BTreeSet;

use vouch_core::{Act, Change, ChangeId};

/// The acts that still count, in their order. An undo follows what it takes back, and may itself be taken back, so one
/// pass from the end settles every change before it is met.
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

/// The changes that the next undo takes back, newest first; none when nothing is left. They are one step: record an
/// [`Act::Undo`] for each, as one step. `changes` may span documents, in the order in which they were made.
pub fn undo(changes: &[Change]) -> Vec<&Change> {
    let acts = counting(changes);
    let Some(step) = acts.last().map(|change| change.step) else { return Vec::new() };
    acts.into_iter().rev().filter(|change| change.step == step).collect()
}

/// The undos that the next redo takes back; none when nothing was undone or a new act came after it. Record an
/// [`Act::Undo`] of each, as one step. `changes` as for [`undo`].
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

/// The undos that bring a document back to how it stood after its change `upto`, newest first: of what was done since,
/// and of what was taken back since. Record them as one step. `changes` are those of one document; `None` brings back
/// what was read.
pub fn restore(changes: &[Change], upto: Option<ChangeId>) -> Vec<Act> {
    let then = upto.and_then(|id| changes.iter().position(|change| change.id == id)).map_or(0, |at| at + 1);
    let wanted: BTreeSet<ChangeId> = counting(&changes[..then]).into_iter().map(|change| change.id).collect();
    let now: BTreeSet<ChangeId> = counting(changes).into_iter().map(|change| change.id).collect();
    let mut settled = BTreeSet::new();
    let mut acts = Vec::new();
    for change in changes.iter().rev() {
        match change.act {
            _ if settled.contains(&change.id) => {}
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
    fn undo_and_redo_walk_back_and_forth() {
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

    #[test]
    fn what_was_done_in_one_go_is_taken_back_in_one_go() {
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
