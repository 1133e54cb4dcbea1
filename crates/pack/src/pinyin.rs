//! Pinyin of Chinese names, in the form that the search reads.

use pinyin::ToPinyinMulti;

/// Returns the pinyin of a name: syllables separated by spaces, several readings of a character by `/`, other
/// letters and digits in lower case, so that `App 充值` is `app chong zhi`.
///
/// All readings are given, because people type the one they know.
pub(crate) fn pinyin(name: &str) -> String {
    let mut syllables: Vec<String> = Vec::new();
    let mut open = false;
    for c in name.chars() {
        let plain = c.is_ascii_alphanumeric();
        if plain {
            if !open {
                syllables.push(String::new());
            }
            if let Some(last) = syllables.last_mut() {
                last.push(c.to_ascii_lowercase());
            }
        } else if let Some(readings) = c.to_pinyin_multi() {
            let mut of_one: Vec<&str> = Vec::new();
            for reading in readings.into_iter().map(|reading| reading.plain()) {
                if !of_one.contains(&reading) {
                    of_one.push(reading);
                }
            }
            // People type v for ü.
            syllables.push(of_one.join("/").replace('ü', "v"));
        }
        open = plain;
    }
    syllables.join(" ")
}

#[cfg(test)]
mod tests {
    use super::pinyin;

    #[test]
    fn letters_stay_and_every_reading_is_there() {
        assert_eq!(pinyin("SIM 卡，App"), "sim ka/qia app");
        assert!(pinyin("银行").contains("xing") && pinyin("银行").contains("hang"));
        assert_eq!(pinyin("绿"), "lv/lu");
        assert_eq!(pinyin(""), "");
    }
}
