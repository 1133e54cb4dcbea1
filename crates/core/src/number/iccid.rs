//! Serial numbers of cards (ICCID, ITU-T E.118): telecom `89`, country `86`, issuer, account, check digit.

use super::Carrier;

/// Number of digits that name the telecom industry, the country and the issuer.
pub(super) const ISSUER_DIGITS: usize = 6;

/// Returns the carrier that issued a mainland card, if its issuer digits have a source.
///
/// Five independent pages and vendors' documents agree on these nine; others have no source.
pub(super) fn issuer(digits: &str) -> Option<Carrier> {
    match digits.get(..ISSUER_DIGITS)? {
        "898600" | "898602" | "898604" | "898607" => Some(Carrier::Mobile),
        "898601" | "898606" | "898609" => Some(Carrier::Unicom),
        "898603" | "898611" => Some(Carrier::Telecom),
        _ => None,
    }
}

/// Returns whether the last digit is the Luhn check digit (ISO/IEC 7812-1, annex B) of those before it; false
/// for anything but digits.
pub(super) fn luhn(digits: &str) -> bool {
    let mut sum = 0;
    for (place, c) in digits.chars().rev().enumerate() {
        let Some(digit) = c.to_digit(10) else { return false };
        let doubled = if place % 2 == 1 { digit * 2 } else { digit };
        sum += doubled / 10 + doubled % 10;
    }
    !digits.is_empty() && sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::luhn;

    #[test]
    fn luhn_agrees_with_published_numbers() {
        // A textbook example, and three card serial numbers printed in documents: not every real one fits.
        assert!(luhn("79927398713"));
        assert!(luhn("89860070310112094320"));
        assert!(!luhn("89860617030017300390"));
        assert!(!luhn("8986040980769263452"));
        assert!(!luhn("") && !luhn("8986040980769263452W"));
    }

    #[test]
    fn luhn_notices_every_single_wrong_digit() {
        let good = "89860070310112094320";
        for place in 0..good.len() {
            for digit in '0'..='9' {
                let mut typed: Vec<char> = good.chars().collect();
                typed[place] = digit;
                let typed: String = typed.into_iter().collect();
                assert_eq!(luhn(&typed), typed == good, "{typed}");
            }
        }
    }
}
