//! Digits of codes that people read out and type: Crockford's base 32.

/// Digits in ascending order: no letter that is taken for another or for a digit.
const DIGITS: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Reads a number of small digits; none for any other text.
pub(crate) fn read(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0_u32, |number, digit| {
        let value = DIGITS.iter().position(|known| known == digit)?;
        number.checked_mul(32)?.checked_add(u32::try_from(value).ok()?)
    })
}

/// Returns the last so many digits of a number, in capitals.
pub(crate) fn write(number: u32, digits: u32) -> String {
    let digit = |place: u32| DIGITS.get((number >> (5 * place) & 31) as usize).copied().unwrap_or_default();
    (0..digits).rev().map(|place| char::from(digit(place)).to_ascii_uppercase()).collect()
}
