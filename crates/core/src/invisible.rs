//! Invisible characters: finding them in a text, and writing them out.

use std::fmt::Write;

use crate::letters::is_word;

/// Returns whether a character is invisible: a control, a change of text direction, or one that has no width
/// or is blank.
///
/// These are the controls, line break and tab included; Unicode's `Default_Ignorable_Code_Point` and
/// `Bidi_Control`; line and paragraph separators, interlinear annotations and the blank Braille pattern.
/// Variation selectors are not among them, because they set how the character before them looks, as in an
/// emoji. Nor is an ordinary space.
#[must_use]
pub fn is_invisible(letter: char) -> bool {
    letter.is_control()
        || matches!(
            letter,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Returns the text with each invisible character written out by its code point, such as `⟨U+202E⟩`.
///
/// Line breaks and tabs stay, and so do the zero-width joiners of an emoji.
///
/// ```
/// use topup_guard_core::invisible::reveal;
/// assert_eq!(reveal("pay \u{202e}001"), "pay ⟨U+202E⟩001");
/// ```
#[must_use]
pub fn reveal(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        let joins = letter == '\u{200d}' && !is_word(before) && !before.is_whitespace();
        if is_invisible(letter) && !joins && !matches!(letter, '\n' | '\t') {
            let written = write!(shown, "⟨U+{:04X}⟩", u32::from(letter));
            debug_assert!(written.is_ok(), "writing to a String cannot fail");
        } else {
            shown.push(letter);
        }
        before = letter;
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::{is_invisible, reveal};

    #[test]
    fn invisible_characters_are_recognised() {
        let hidden = [
            '\u{0}',
            '\u{1b}',
            '\t',
            '\u{7f}',
            '\u{85}',
            '\u{ad}',
            '\u{34f}',
            '\u{61c}',
            '\u{180e}',
            '\u{200b}',
            '\u{200e}',
            '\u{2028}',
            '\u{202e}',
            '\u{2066}',
            '\u{2800}',
            '\u{3164}',
            '\u{feff}',
            '\u{ffa0}',
            '\u{fffb}',
            '\u{e0041}',
        ];
        assert!(hidden.into_iter().all(is_invisible));
        let seen =
            [' ', '\u{a0}', '\u{3000}', '…', '充', 'é', '\u{fffc}', '\u{fffd}', '\u{301}', '\u{fe0f}', '😀'];
        assert!(!seen.into_iter().any(is_invisible));
    }

    #[test]
    fn only_invisible_characters_are_written_out() {
        assert_eq!(reveal("付\u{202e}001\u{202c}元\u{feff}"), "付⟨U+202E⟩001⟨U+202C⟩元⟨U+FEFF⟩");
        for text in
            ["", "两行\n\t中文 and English", "❤\u{fe0f}\u{200d}🔥 👨\u{200d}👩\u{200d}👧 1\u{fe0f}\u{20e3}"]
        {
            assert_eq!(reveal(text), text);
        }
        assert_eq!(reveal("a\u{200d}b"), "a⟨U+200D⟩b");
    }
}
