//! Sequence of bits as text in Crockford's base 32, which tolerates how people copy it.

use super::rng::hash;

/// Crockford's digits: no I, L, O or U.
const DIGITS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Number of digits that check the others.
const CHECK: usize = 4;

/// Writer of bits, the highest of each number first.
#[derive(Debug, Default)]
pub(super) struct Writer(Vec<bool>);

impl Writer {
    /// Writes the lowest `width` bits of a number. Returns none if it has more.
    pub(super) fn put(&mut self, value: u64, width: u32) -> Option<()> {
        if width < u64::BITS && value >> width != 0 {
            return None;
        }
        self.0.extend((0..width).rev().map(|bit| value >> bit & 1 == 1));
        Some(())
    }

    /// Writes a number that is mostly small: the γ code of `value` + 1 (Elias 1975), twice its bits less one.
    pub(super) fn put_small(&mut self, value: u32) -> Option<()> {
        let value = u64::from(value) + 1;
        let width = u64::BITS - value.leading_zeros();
        self.put(0, width - 1)?;
        self.put(value, width)
    }

    /// Returns the digits of all bits, and four more that check them.
    pub(super) fn into_text(self) -> String {
        let digit = |bits: &[bool]| {
            (0..5).fold(0, |digit, bit| digit << 1 | usize::from(bits.get(bit) == Some(&true)))
        };
        let mut digits: Vec<usize> = self.0.chunks(5).map(digit).collect();
        digits.extend(check(&digits));
        digits.into_iter().filter_map(|digit| DIGITS.get(digit)).copied().map(char::from).collect()
    }
}

/// Reader of bits.
#[derive(Debug)]
pub(super) struct Reader {
    bits: Vec<bool>,
    next: usize,
}

impl Reader {
    /// Makes a reader of digits in upper or lower case, with I and L for 1, O for 0, and any spaces and
    /// hyphens between them. Returns none if there is another character or the check fails.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut digits = Vec::new();
        for character in text.chars().filter(|character| !character.is_whitespace() && *character != '-') {
            let character = match character.to_ascii_uppercase() {
                'I' | 'L' => '1',
                'O' => '0',
                other => other,
            };
            digits.push(DIGITS.iter().position(|digit| char::from(*digit) == character)?);
        }
        let (digits, given) = digits.split_at_checked(digits.len().checked_sub(CHECK)?)?;
        let bits =
            digits.iter().flat_map(|digit| (0..5).rev().map(move |bit| digit >> bit & 1 == 1)).collect();
        (check(digits) == given).then_some(Self { bits, next: 0 })
    }

    /// Reads the next `width` bits as a number. Returns none if fewer are left.
    pub(super) fn take(&mut self, width: u32) -> Option<u64> {
        let end = self.next.checked_add(width as usize)?;
        let bits = self.bits.get(self.next..end)?;
        self.next = end;
        Some(bits.iter().fold(0, |value, bit| value << 1 | u64::from(*bit)))
    }

    /// Reads a number that [`Writer::put_small`] wrote.
    pub(super) fn take_small(&mut self) -> Option<u32> {
        let mut width = 0;
        while self.take(1)? == 0 {
            width += 1;
        }
        let value = (1_u64.checked_shl(width).filter(|_| width <= 32)? | self.take(width)?) - 1;
        u32::try_from(value).ok()
    }

    /// Returns whether only the padding of the last digit is left.
    pub(super) fn is_at_end(&self) -> bool {
        let rest = self.bits.get(self.next..).unwrap_or_default();
        rest.len() < 5 && !rest.contains(&true)
    }
}

/// Returns the check digits: twenty bits that depend on every digit.
fn check(digits: &[usize]) -> Vec<usize> {
    let hash = hash(digits.iter().map(|digit| *digit as u8));
    (0..CHECK).map(|digit| (hash >> (5 * digit) & 31) as usize).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn a_number_that_fits_its_bits_is_read_again_and_another_is_refused(
            (value, shift) in (any::<u64>(), 0..64_u32),
            width in 1..=64_u32,
            small: u32,
        ) {
            let value = value >> shift;
            let fits = width == 64 || value < 1 << width;
            let mut bits = Writer::default();
            prop_assert_eq!(bits.put(value, width).is_some(), fits);
            prop_assert!(bits.put_small(small).is_some());
            let mut read = Reader::new(&bits.into_text()).unwrap();
            if fits {
                prop_assert_eq!(read.is_at_end(), width < 5 && value == 0 && read.bits.len() < 5);
                prop_assert_eq!(read.take(width), Some(value));
            }
            prop_assert_eq!(read.take_small(), Some(small));
            prop_assert!(read.is_at_end());
        }
    }

    #[test]
    fn twenty_bits_check_the_digits() {
        let checks: std::collections::BTreeSet<_> =
            (0..32 * 32 * 4).map(|n| check(&[n / 1024, n / 32 % 32, n % 32, 7])).collect();
        // Of 4,096 among 2²⁰ some eight pairs are the same by chance.
        assert!(checks.len() > 4_060, "{}", checks.len());
    }

    #[test]
    fn only_zero_bits_of_an_unfinished_digit_count_as_padding() {
        for (rest, at_end) in
            [("", true), ("0", true), ("0000", true), ("1", false), ("0100", false), ("00000", false)]
        {
            let bits = rest.chars().map(|bit| bit == '1').collect();
            assert_eq!(Reader { bits, next: 0 }.is_at_end(), at_end, "{rest}");
        }
    }
}
