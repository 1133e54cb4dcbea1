//! Reads what a calibration needs of an xAPI statement.

use serde_json::Value;
use topup_guard_core::pack::variant_name;
use topup_guard_core::quiz::Verdict;
use topup_guard_core::time::Millis;

use super::problem::Problem;

/// Prefix of our own names.
const OURS: &str = "urn:topup-guard:";

/// Answer of a statement, as far as that says.
#[derive(Debug)]
pub(crate) struct Stated {
    /// Name of the variant.
    pub(crate) item: String,
    pub(crate) verdict: Verdict,
    pub(crate) right: bool,
    pub(crate) form: String,
    pub(crate) round: String,
    pub(crate) at: Millis,
    pub(crate) took_ms: u64,
}

/// What a statement is.
#[derive(Debug)]
pub(crate) enum Kind {
    /// A verdict on a form.
    Verdict(Stated),
    /// An answer in practice.
    Practice,
    /// A round that is over, which repeats what its answers say.
    Round,
}

/// Reads a statement.
pub(crate) fn read(statement: &Value) -> Result<Kind, Problem> {
    let word = |path: &str| statement.pointer(path).and_then(Value::as_str).unwrap_or_default();
    let object = word("/object/id");
    let Some(ours) = object.strip_prefix(OURS) else {
        return Err(if statement.is_object() { Problem::Foreign } else { Problem::Broken });
    };
    let Some(model) = ours.strip_prefix("item:") else { return Ok(Kind::Round) };
    let extensions = statement.pointer("/result/extensions");
    let extension = |name: &str| extensions.and_then(|all| all.get(format!("{OURS}{name}")));
    let named = |name: &str| extension(name).and_then(Value::as_str).unwrap_or_default();
    if named("mode") == "practice" {
        return Ok(Kind::Practice);
    }
    let verdict = match (word("/object/definition/interactionType"), word("/result/response")) {
        ("other" | "sequencing", _) => return Err(Problem::NoVerdict),
        (_, "scam") => Verdict::Scam,
        (_, "genuine") => Verdict::Genuine,
        (_, "cannot-tell") => Verdict::CannotTell,
        _ => return Err(Problem::NoVerdict),
    };
    let right = statement.pointer("/result/success").and_then(Value::as_bool).ok_or(Problem::NoVerdict)?;
    if named("form").is_empty() {
        return Err(Problem::NoForm);
    }
    if named("round").is_empty() {
        return Err(Problem::NoRound);
    }
    let variant = extension("variant").and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
    Ok(Kind::Verdict(Stated {
        item: variant_name(model, variant.unwrap_or_default()),
        verdict,
        right,
        form: named("form").to_owned(),
        round: named("round").to_owned(),
        at: time(word("/timestamp")).ok_or(Problem::ImpossibleTime)?,
        took_ms: duration(word("/result/duration")).ok_or(Problem::ImpossibleTime)?,
    }))
}

/// Reads an ISO 8601 time with seconds and a zone.
fn time(text: &str) -> Option<Millis> {
    let (date, clock) = text.split_once(['T', ' '])?;
    let mut parts = date.splitn(3, '-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let zone = clock.find(['Z', 'z', '+', '-'])?;
    let (clock, zone) = clock.split_at(zone);
    let mut parts = clock.splitn(3, ':').map(|part| part.parse::<f64>().ok());
    let (hour, minute, second) = (parts.next()??, parts.next()??, parts.next()??);
    let offset = match zone.trim_end_matches(['Z', 'z']) {
        "" => 0.0,
        zone => {
            let (hours, minutes) = zone.get(1..)?.split_at_checked(2)?;
            let minutes: f64 = minutes.trim_start_matches(':').parse().unwrap_or(0.0);
            let minutes = hours.parse::<f64>().ok()? * 60.0 + minutes;
            if zone.starts_with('-') { -minutes } else { minutes }
        }
    };
    let days = days(year, month, day)?;
    let seconds = hour * 3_600.0 + (minute - offset) * 60.0 + second;
    Some(Millis(days * 86_400_000 + (seconds * 1_000.0).round() as i64))
}

/// Returns the days from 1970-01-01 (Howard Hinnant's days_from_civil).
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    if !(1..=9_999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    let year = if month <= 2 { year - 1 } else { year };
    let of_era = year.rem_euclid(400);
    let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    Some(year.div_euclid(400) * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468)
}

/// Reads an ISO 8601 duration of hours, minutes and seconds, in milliseconds.
fn duration(text: &str) -> Option<u64> {
    let mut rest = text.strip_prefix("PT").filter(|rest| !rest.is_empty())?;
    let mut seconds = 0.0;
    for (unit, worth) in [('H', 3_600.0), ('M', 60.0), ('S', 1.0)] {
        if let Some((number, after)) = rest.split_once(unit) {
            seconds += number.parse::<f64>().ok().filter(|number| *number >= 0.0)? * worth;
            rest = after;
        }
    }
    rest.is_empty().then_some((seconds * 1_000.0).round() as u64)
}

#[cfg(test)]
mod tests {
    use super::{duration, time};
    use topup_guard_core::time::Millis;

    #[test]
    fn times_are_read_as_stores_of_statements_write_them() {
        let at = Some(Millis(1_795_406_401_234));
        for text in [
            "2026-11-23T04:00:01.234Z",
            "2026-11-23T12:00:01.234+08:00",
            "2026-11-22T23:30:01.234-0430",
            "2026-11-23 04:00:01.234000Z",
        ] {
            assert_eq!(time(text), at, "{text}");
        }
        assert_eq!(time("1970-01-01T00:00:00Z"), Some(Millis(0)));
        assert_eq!(time("2024-02-29T00:00:00Z"), Some(Millis(1_709_164_800_000)));
        for text in ["", "yesterday", "2026-11-23", "2026-13-01T00:00:00Z", "2026-11-23T04:00:01"] {
            assert_eq!(time(text), None, "{text}");
        }
        assert_eq!(duration("PT12.34S"), Some(12_340));
        assert_eq!(duration("PT1H2M3S"), Some(3_723_000));
        for text in ["", "PT", "P1D", "PT-5S", "12"] {
            assert_eq!(duration(text), None, "{text}");
        }
    }
}
