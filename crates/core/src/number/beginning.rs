//! First digits of a number: whose network they were allotted to.

use super::plan::{Allotment, allotment};
use super::{Carrier, Kind, Note};

/// Number of leading digits that decide the carrier of any number.
const DECIDING: usize = 5;
/// Fewest leading digits that decide the carrier of some.
const FEWEST: usize = 3;

/// What the first digits of a number say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beginning {
    /// Nothing was entered.
    Empty,
    /// Too few digits to tell.
    More,
    /// Digits of this carrier; the number may have been ported to another since.
    Carrier(Carrier),
    /// Digits of virtual operators.
    Resale,
    /// Digits of IoT cards.
    Iot,
    /// Digits of other services, such as satellite phones, or of no known holder.
    Other,
    /// Not how a mobile number of mainland China begins.
    Odd,
}

/// Returns what the first digits of a number say.
///
/// Blanks, hyphens, brackets, a country code of +86 and full-width digits are accepted; digits after the
/// fifth are ignored. [`check`](super::check) reads whole numbers and pasted texts.
///
/// ```
/// use topup_guard_core::number::{Beginning, Carrier, beginning};
///
/// assert_eq!(beginning("139"), Beginning::Carrier(Carrier::Mobile));
/// assert_eq!(beginning("+86 170"), Beginning::Resale);
/// assert_eq!(beginning("13"), Beginning::More);
/// assert_eq!(beginning("010"), Beginning::Odd);
/// ```
#[must_use]
pub fn beginning(typed: &str) -> Beginning {
    let Some(digits) = digits(typed) else { return Beginning::Odd };
    match digits.as_str() {
        "" => return Beginning::Empty,
        "8" | "86" => return Beginning::More,
        _ => {}
    }
    let digits = digits.strip_prefix("86").unwrap_or(&digits);
    if !digits.starts_with('1') {
        return Beginning::Odd;
    }
    let first: String = digits.chars().take(DECIDING).collect();
    let Some(Allotment { kind, carrier, notes, .. }) = allotment(&first) else { return Beginning::Odd };
    // Of the numbers in 10… a few are of IoT cards, the others of services.
    let enough = if first.starts_with("10") { DECIDING } else { FEWEST };
    match (kind, carrier) {
        _ if first.len() < enough => Beginning::More,
        // Which network it is on may differ within a range; who sells it does not.
        (Kind::Resale, _) => Beginning::Resale,
        (Kind::Iot, _) => Beginning::Iot,
        _ if notes.contains(&Note::NeedMore) && kind != Kind::Satellite => Beginning::More,
        (Kind::Mobile | Kind::DataOnly, Some(carrier)) => Beginning::Carrier(carrier),
        _ => Beginning::Other,
    }
}

/// Returns the digits of a text without what people write between them; none if there is anything else.
fn digits(typed: &str) -> Option<String> {
    let between = |c: &char| c.is_whitespace() || "+-()（）－＋".contains(*c);
    typed
        .chars()
        .filter(|c| !between(c))
        .map(|c| match c {
            '0'..='9' => Some(c),
            '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10),
            _ => None,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::number::check;

    #[test]
    fn what_is_no_beginning_of_a_mobile_number_is_said_to_be_odd() {
        for typed in ["0", "010", "2", "400", "154", "12", "l39", "一三九", "139a", "0086139", "😀"] {
            assert_eq!(beginning(typed), Beginning::Odd, "{typed}");
        }
        for typed in ["", " ", "+", "（）"] {
            assert_eq!(beginning(typed), Beginning::Empty, "{typed}");
        }
    }

    #[test]
    fn three_to_five_digits_name_the_carrier_in_any_writing() {
        for typed in ["139", "１３９", "+86 139", "86-139", "139 1234 5678", "(139)", "13912345678901"] {
            assert_eq!(beginning(typed), Beginning::Carrier(Carrier::Mobile), "{typed}");
        }
        assert_eq!(beginning("192"), Beginning::Carrier(Carrier::Broadnet));
        assert_eq!(beginning("170"), Beginning::Resale, "sold by whom is sure, on whose network is not");
        assert_eq!(beginning("134"), Beginning::More);
        assert_eq!(beginning("1349"), Beginning::Other);
        assert_eq!(beginning("1344"), Beginning::Carrier(Carrier::Mobile));
        assert_eq!(beginning("14800"), Beginning::Iot);
    }

    proptest! {
        #[test]
        fn it_agrees_with_the_check_of_whole_numbers(digits in "1[0-9]{10}") {
            let report = check(&digits);
            match beginning(&digits) {
                Beginning::Carrier(carrier) => prop_assert_eq!(report.carrier, Some(carrier)),
                Beginning::Resale => prop_assert_eq!(report.kind, Kind::Resale),
                Beginning::Iot => prop_assert!(matches!(report.kind, Kind::Iot | Kind::Invalid | Kind::ShortCode)),
                found => prop_assert!(!matches!(report.kind, Kind::Mobile | Kind::Resale), "{:?}", found),
            }
        }

        #[test]
        fn any_text_has_an_answer(text in ".{0,40}") {
            let _ = beginning(&text);
        }
    }
}
