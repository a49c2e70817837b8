//! Properties of any changes and any typed text.

use super::*;

fn any_act() -> impl Strategy<Value = Act> {
    let field = prop::sample::select(FieldKind::ALL);
    let amount = (0_i64..20_000).prop_map(|amount| Some(cents(amount)));
    prop_oneof![
        (field.clone(), prop_oneof![amount, Just(None)]).prop_map(|(field, value)| Act::Correct {
            field,
            value,
            place: None
        }),
        field.prop_map(|field| Act::Confirm { field }),
        Just(Act::Accept),
        Just(Act::SetKind { kind: DocumentKind::Passport }),
        (0_u32..3).prop_map(|page| Act::SetParts { parts: vec![page_at(page, None)], among: Vec::new() }),
        (0_i64..9000).prop_map(|cents| Act::SetLineItems { rows: vec![line("Tea", cents)] }),
    ]
}

/// Returns changes with these acts; acts with one number are one step.
fn log_of(acts: Vec<(Act, u128)>) -> Vec<Change> {
    let numbered = (1..).zip(acts).map(|(number, (act, step))| Change {
        step: ChangeId::new(Uuid::from_u128(step)),
        ..change(number, act)
    });
    numbered.collect()
}

/// Takes these changes back as one step.
fn take_back(log: &mut Vec<Change>, targets: Vec<ChangeId>) {
    let step = ChangeId::new(Uuid::from_u128(1000 + log.len() as u128));
    for target in targets {
        log.push(Change { step, ..change(1000 + log.len() as u128, Act::Undo { change: target }) });
    }
}

/// Returns acts in steps of one or more.
fn any_log(most: usize) -> impl Strategy<Value = Vec<Change>> {
    prop::collection::vec((any_act(), 0_u32..2), 0..most).prop_map(|acts| {
        let mut step = 0;
        let acts = acts.into_iter().map(|(act, apart)| {
            step += u128::from(apart);
            (act, step)
        });
        log_of(acts.collect())
    })
}

proptest! {
    #[test]
    fn undoing_everything_restores_the_start(mut log in any_log(12)) {
        let receipt = receipt();
        let end = record(&receipt, &log, TODAY);
        for steps in [undo as fn(&[Change]) -> Vec<&Change>, redo, undo] {
            loop {
                let targets: Vec<ChangeId> = steps(&log).iter().map(|change| change.id).collect();
                if targets.is_empty() {
                    break;
                }
                take_back(&mut log, targets);
            }
            let now = record(&receipt, &log, TODAY);
            let expected = if undo(&log).is_empty() { record(&receipt, &[], TODAY) } else { end.clone() };
            prop_assert_eq!(now, expected);
        }
    }

    #[test]
    fn any_state_can_be_restored(mut log in any_log(10), moves in prop::collection::vec(0_usize..30, 0..8)) {
        let receipt = receipt();
        log.retain(|change| !matches!(change.act, Act::SetParts { .. }));
        for chosen in moves {
            let upto = chosen.checked_sub(1).and_then(|at| log.get(at % log.len().max(1))).map(|change| change.id);
            let then = log.iter().position(|change| Some(change.id) == upto).map_or(0, |at| at + 1);
            let wanted = record(&receipt, &log[..then], TODAY);
            let targets = restore(&log, upto).into_iter().filter_map(|act| match act {
                Act::Undo { change } => Some(change),
                _ => None,
            });
            take_back(&mut log, targets.collect());
            prop_assert_eq!(record(&receipt, &log, TODAY), wanted);
        }
    }

    #[test]
    fn any_text_is_parsed_or_refused(text in "\\PC{0,30}|[0-9.,' ()/-]{0,14}|[0-9a-zäé€$ ./-]{0,20}") {
        for field in FieldKind::ALL {
            let _ = parse_input(*field, &text, &InputContext::new(TODAY));
        }
    }

    #[test]
    fn a_typed_amount_is_parsed_exactly(cents in -9_999_999_i64..9_999_999) {
        let amount = Value::Amount(Decimal::new(cents, 2));
        for text in [amount.plain(), amount.plain().replace('.', ","), format!("RM {}", amount.plain())] {
            let input = parse_input(FieldKind::Total, &text, &InputContext::new(TODAY)).expect("an amount");
            prop_assert_eq!(input.value, Some(amount.clone()));
        }
    }
}
