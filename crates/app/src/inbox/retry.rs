//! How a job that did not end well goes on: later, when something outside has changed, or not at all.

use std::time::Duration;

use crate::{AppError, ErrorCode};

/// Shortest longest wait; it doubles with every time the job is put off.
const FIRST: Duration = Duration::from_secs(2);
/// Longest wait of all.
const LONGEST: Duration = Duration::from_secs(15 * 60);
/// A service that is still busy after so many tries, hours later, is not busy but broken.
const MOST: u32 = 16;

/// How a job goes on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum RetryDecision {
    /// The person stopped it.
    Cancel,
    /// Again after this time.
    Later(Duration),
    /// When the network is back, or somebody has signed in.
    Park,
    /// Not at all: a person must read the sentence.
    Fail,
}

/// The way after an error, for a job that was put off so often before. `chance`, 0 to 1, spreads jobs that failed
/// together over the whole wait ("full jitter"), so that they do not all come back at once.
pub(crate) fn decide(error: &AppError, postponed: u32, chance: f32) -> RetryDecision {
    match error.code() {
        ErrorCode::Cancelled => RetryDecision::Cancel,
        ErrorCode::Offline | ErrorCode::SignedOut => RetryDecision::Park,
        ErrorCode::EngineBusy if postponed < MOST => {
            let longest = FIRST.saturating_mul(1 << postponed.min(MOST)).min(LONGEST);
            let asked = error.args().get("seconds").and_then(|seconds| seconds.parse().ok()).unwrap_or(0.0);
            let asked = Duration::try_from_secs_f32(asked).unwrap_or_default().min(LONGEST);
            RetryDecision::Later(asked + longest.mul_f32(chance.clamp(0.0, 1.0)))
        }
        _ => RetryDecision::Fail,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_a_quarter_of_an_hour_and_then_end() {
        let busy = AppError::new(ErrorCode::EngineBusy).with("seconds", 1);
        let seconds = |postponed, chance| match decide(&busy, postponed, chance) {
            RetryDecision::Later(wait) => wait.as_secs(),
            other => panic!("{other:?}"),
        };
        assert_eq!([0, 1, 2, 8, 15].map(|postponed| seconds(postponed, 1.0)), [3, 5, 9, 513, 901]);
        assert_eq!(seconds(8, 0.0), 1, "never before the service asked for");
        assert_eq!(decide(&busy, MOST, 0.5), RetryDecision::Fail);
    }

    #[test]
    fn what_waiting_cannot_mend_fails() {
        let after = |code| decide(&AppError::new(code), 0, 0.5);
        assert_eq!(after(ErrorCode::Cancelled), RetryDecision::Cancel);
        assert_eq!(after(ErrorCode::Offline), RetryDecision::Park);
        assert_eq!(after(ErrorCode::SignedOut), RetryDecision::Park);
        assert_eq!(after(ErrorCode::EngineFailed), RetryDecision::Fail);
        assert_eq!(after(ErrorCode::DamagedFile), RetryDecision::Fail);
    }
}
