//! Letters and digits of other scripts that look like Latin ones, and stacked combining marks.

/// Returns whether it is a letter or digit that no Chinese or English text has, such as a Cyrillic `а` or a
/// mathematical `𝟏`.
pub(super) fn is_strange(letter: char) -> bool {
    if letter.is_ascii() || !letter.is_alphanumeric() {
        return false;
    }
    let latin = matches!(letter, '\u{aa}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}');
    // Kana and bopomofo, characters of every block, their numerals, and full-width letters, which another
    // rule is about.
    let chinese = matches!(
        letter,
        '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}'
            | '\u{20000}'..='\u{3ffff}'
    );
    // Small and raised figures, fractions and Roman numerals, and figures in a circle.
    let figures =
        matches!(letter, '\u{2070}'..='\u{209f}' | '\u{2150}'..='\u{218f}' | '\u{2460}'..='\u{2473}');
    !(latin || chinese || figures)
}

/// Returns whether a letter has more than two combining marks, which no language here needs.
pub(super) fn is_heaped(text: &str) -> bool {
    let mut heap = 0;
    text.chars().any(|letter| {
        let marks = matches!(
            letter,
            '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}'
                | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}'
        );
        heap = if marks { heap + 1 } else { 0 };
        heap > 2
    })
}

#[cfg(test)]
mod tests {
    use super::{is_heaped, is_strange};

    #[test]
    fn letters_that_only_look_like_ours_are_strange() {
        for letter in ['а', 'о', 'ο', 'Α', '𝟏', '𝐩', '٠', '१', 'ｱ', 'Ꭺ', 'ɑ', 'ℯ', 'ⓐ']
        {
            assert_eq!(is_strange(letter), letter != 'ｱ', "{letter}");
        }
        for letter in "aZ09éüÅ充値〇ㄅかカ１Ａ①½Ⅳ₀¥€…“”😀 \n".chars() {
            assert!(!is_strange(letter), "{letter}");
        }
    }

    #[test]
    fn a_heap_of_marks_is_found_and_an_accent_is_none() {
        assert!(is_heaped("a\u{301}\u{302}\u{303}") && is_heaped("充\u{20dd}\u{20dd}\u{20dd}"));
        assert!(!is_heaped("e\u{301}e\u{301}e\u{301} e\u{323}\u{302} 1\u{fe0f}\u{20e3}"));
    }
}
