//! Texts of our own practice items, recognised by their words.

/// Letters in a row by which a text is recognised: Chinese characters, and Latin letters.
const LENGTHS: [usize; 2] = [16, 32];

/// Factor of the sums: odd, and large enough that letters a few places apart do not cancel out.
const FACTOR: u32 = 0x9e37_79b1;

/// Returns a number of 28 bits for each run of letters in a text in its plain form: the numbers of Chinese
/// characters are even, those of Latin letters odd. What else stands between the letters does not count.
///
/// It takes time linear in the text: each sum follows from the one before (Karp & Rabin 1987, IBM Journal of
/// Research and Development 31:249-260).
pub(super) fn runs(text: impl Iterator<Item = char>) -> Vec<u32> {
    let mut letters: [Vec<u32>; 2] = Default::default();
    let [han, latin] = &mut letters;
    for c in text {
        if super::fold::is_han(c) {
            han.push(u32::from(c));
        } else if c.is_ascii_alphabetic() {
            latin.push(u32::from(c));
        }
    }
    let mut runs = Vec::new();
    for ((script, length), letters) in (0..).zip(LENGTHS).zip(&letters) {
        let leaves = (0..length).fold(1_u32, |power, _| power.wrapping_mul(FACTOR));
        let mut sum = 0_u32;
        for (place, letter) in letters.iter().enumerate() {
            sum = sum.wrapping_mul(FACTOR).wrapping_add(*letter);
            if let Some(gone) = place.checked_sub(length).and_then(|place| letters.get(place)) {
                sum = sum.wrapping_sub(gone.wrapping_mul(leaves));
            }
            if place + 1 >= length {
                // The upper bits depend on every letter.
                runs.push((sum.wrapping_mul(FACTOR) >> 4) & !1 | script);
            }
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::runs;

    #[test]
    fn a_run_has_its_number_wherever_it_stands_and_whatever_is_between() {
        let own = "您的话费余额不足请尽快充值以免停机";
        let alone = runs(own.chars());
        assert_eq!(alone.len(), 17 - 16 + 1);
        let around = runs(
            "转发：【通知】您的话费，余额 不足 12.5 元。请尽快充值，以免停机！谢谢".replace('元', "").chars(),
        );
        assert!(alone.iter().all(|run| around.contains(run) && run % 2 == 0));
        let other = runs("您的话费余额充足请尽快充值以免停机".chars());
        assert!(other.iter().all(|run| !alone.contains(run)));
        assert!(runs("您的话费余额不足".chars()).is_empty());
    }

    #[test]
    fn latin_letters_are_counted_apart() {
        let own = "your balance is low top up now to keep your line";
        let mixed = runs(format!("【{own}】您的话费").chars());
        assert!(!mixed.is_empty() && mixed == runs(own.chars()) && mixed.iter().all(|run| run % 2 == 1));
        assert!(mixed.iter().all(|run| *run < 1 << 28));
    }
}
