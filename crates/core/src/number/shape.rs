//! Shape of numbers: how many digits each kind has, and which digits it begins with.

/// Longest number, in digits: a card's serial number.
pub(super) const LONGEST: usize = 20;

/// Returns the shortest and the longest length of a number with this mobile prefix.
///
/// IoT numbers have 13 digits; for 146 and 148 references differ between 11 and 13.
pub(super) fn mobile_lengths(digits: &str) -> (usize, usize) {
    if ["146", "148"].iter().any(|prefix| digits.starts_with(prefix)) {
        (11, 13)
    } else if digits.starts_with("1064") || is_14x_iot(digits) {
        (13, 13)
    } else {
        (11, 11)
    }
}

fn is_14x_iot(digits: &str) -> bool {
    ["140", "141", "142", "143", "144"].iter().any(|prefix| digits.starts_with(prefix))
}

/// Returns the area code of a fixed line, `010`, `02x` or `0xxx`, or the `400` or `800` of a service line.
pub(super) fn area(digits: &str) -> Option<&str> {
    let (first, second) = (digits.chars().next()?, digits.chars().nth(1)?);
    match (first, second) {
        ('0', '1') => digits.get(..3).filter(|area| *area == "010"),
        ('0', '2') => digits.get(..3),
        ('0', '3'..='9') => digits.get(..4).or_else(|| digits.get(..3)),
        ('4' | '8', '0') => digits.get(..3).filter(|area| area.ends_with('0')),
        _ => None,
    }
}

/// Returns the shortest and the longest length of a fixed line with this area code: the code and 7 or 8
/// digits.
pub(super) fn landline_lengths(area: &str) -> (usize, usize) {
    if area.starts_with('0') { (area.len() + 7, area.len() + 8) } else { (10, 10) }
}

/// Returns whether this has the shape of a complete number or serial number, in use or not.
pub(super) fn is_complete(digits: &str) -> bool {
    let length = digits.len();
    if let Some(area) = area(digits) {
        let (shortest, longest) = landline_lengths(area);
        return (shortest..=longest).contains(&length);
    }
    if digits.starts_with("89") {
        return (19..=20).contains(&length);
    }
    let (shortest, longest) = mobile_lengths(digits);
    begins_mobile(digits) && (length == shortest || length == longest)
}

/// Returns whether this has the shape of the beginning of a number.
pub(super) fn is_beginning(digits: &str) -> bool {
    digits.len() >= 3 && (begins_mobile(digits) || digits.starts_with("8986") || area(digits).is_some())
}

/// Returns whether it begins as mobile and IoT numbers do.
pub(super) fn begins_mobile(digits: &str) -> bool {
    let second = digits.chars().nth(1);
    digits.starts_with("1064") || (digits.starts_with('1') && matches!(second, Some('3'..='9')))
}

/// Removes the country code, and the zero that some people dial before a mobile number, and restores the zero
/// of an area code that the country code replaces. The flag is set for another country's code.
///
/// `plus` says that a plus sign stood before the digits. A bare `86` counts as the country code only where
/// what follows has the length of a number.
pub(super) fn national(plus: bool, digits: &str) -> (String, bool) {
    let international = if plus { Some(digits) } else { digits.strip_prefix("00") };
    if let Some(rest) = international {
        return match rest.strip_prefix("86") {
            Some("") => (digits.to_owned(), false),
            Some(rest) => (after_country_code(rest), false),
            None => (digits.to_owned(), !"86".starts_with(rest)),
        };
    }
    if let Some(rest) = digits.strip_prefix("86")
        && matches!(
            (rest.chars().next(), rest.len()),
            (Some('1'), 9..=12) | (Some('0'), 10..=12) | (Some('1'), 13)
        )
    {
        return (after_country_code(rest), false);
    }
    (without_trunk_zero(digits), false)
}

fn after_country_code(digits: &str) -> String {
    let landline = match digits.chars().next() {
        Some('1') => digits.starts_with("10") && digits.len() == 10,
        Some('2'..='9') => (9..=11).contains(&digits.len()) && area(digits).is_none(),
        _ => false,
    };
    if landline { format!("0{digits}") } else { without_trunk_zero(digits) }
}

fn without_trunk_zero(digits: &str) -> String {
    let mobile = trunk_mobile(digits).filter(|rest| rest.len() >= 11);
    mobile.unwrap_or(digits).to_owned()
}

/// Returns what follows the zero that some people dial before a mobile number. No area code begins like this.
fn trunk_mobile(digits: &str) -> Option<&str> {
    digits.strip_prefix('0').filter(|rest| begins_mobile(rest) && !rest.starts_with("10"))
}

/// Returns whether this is the beginning of a country code or a zero, so that the number may still follow.
pub(super) fn is_begun_code(digits: &str) -> bool {
    "0086".starts_with(digits)
        || (digits.len() < 11 && digits.starts_with("86"))
        || trunk_mobile(digits).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_country_code_goes_and_the_area_code_keeps_its_zero() {
        let cases = [
            (true, "8613800138000", "13800138000"),
            (false, "008613800138000", "13800138000"),
            (false, "8613800138000", "13800138000"),
            (false, "861064633113571", "1064633113571"),
            (false, "013800138000", "13800138000"),
            (true, "86013800138000", "13800138000"),
            (true, "861012345678", "01012345678"),
            (true, "8675512345678", "075512345678"),
            (false, "8601012345678", "01012345678"),
            (true, "864001234567", "4001234567"),
            (true, "86138", "138"),
            (false, "86138", "86138"),
            (false, "0138", "0138"),
            (false, "8986", "8986"),
        ];
        for (plus, digits, want) in cases {
            assert_eq!(national(plus, digits), (want.to_owned(), false), "{digits}");
        }
        assert_eq!(national(true, "85291234567"), ("85291234567".to_owned(), true));
        assert_eq!(national(false, "0085291234567"), ("0085291234567".to_owned(), true));
        for begun in ["0", "00", "008", "0086"] {
            assert_eq!(national(false, begun), (begun.to_owned(), false));
        }
    }

    #[test]
    fn completeness_is_by_length() {
        for whole in ["13800138000", "14812345678", "1481234567890", "1064633113571", "01012345678"] {
            assert!(is_complete(whole), "{whole}");
        }
        for other in ["1380013800", "138001380000", "148123456789", "1234567890", "01", "4001", "89860"] {
            assert!(!is_complete(other), "{other}");
        }
    }
}
