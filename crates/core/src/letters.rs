//! Letters and digits of all scripts, without the tables of Unicode.

/// Returns whether a character belongs to a word or a number, by the Unicode blocks of symbols and
/// punctuation.
///
/// `char::is_alphanumeric` would add tables of all scripts to the program, two kilobytes.
#[must_use]
pub(crate) fn is_word(letter: char) -> bool {
    match letter {
        '\0'..='\x7f' => letter.is_ascii_alphanumeric(),
        // Superscripts, circled and Roman numbers stand among the symbols.
        '\u{aa}' | '\u{b2}' | '\u{b3}' | '\u{b5}' | '\u{b9}' | '\u{ba}' | '\u{bc}'..='\u{be}' => true,
        '\u{2070}'..='\u{209c}' => !matches!(letter, '\u{207a}'..='\u{207e}' | '\u{208a}'..='\u{208e}'),
        '\u{2150}'..='\u{2189}' | '\u{2460}'..='\u{249b}' | '\u{24b6}'..='\u{24e9}' => true,
        '\u{3005}'..='\u{3007}' => true,
        '\u{80}'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2000}'..='\u{2bff}' | '\u{3000}'..='\u{303f}' => {
            false
        }
        '\u{30fb}' | '\u{e000}'..='\u{f8ff}' | '\u{fe00}'..='\u{fe6f}' => false,
        '\u{ff00}'..='\u{ffef}' => {
            matches!(
                letter,
                '\u{ff10}'..='\u{ff19}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}' | '\u{ff66}'..='\u{ff9d}'
            )
        }
        '\u{1f000}'..='\u{1faff}' | '\u{e0000}'.. => false,
        _ => true,
    }
}

/// Returns whether a character belongs to a word and is no number.
#[must_use]
pub(crate) fn is_letter(letter: char) -> bool {
    let is_number = matches!(
        letter,
        '0'..='9' | '\u{b2}' | '\u{b3}' | '\u{b9}' | '\u{bc}'..='\u{be}' | '\u{2070}' | '\u{2074}'..='\u{2079}'
            | '\u{2080}'..='\u{2089}' | '\u{2150}'..='\u{215f}' | '\u{2460}'..='\u{249b}' | '\u{ff10}'..='\u{ff19}'
    );
    is_word(letter) && !is_number
}

#[cfg(test)]
mod tests {
    use super::is_letter;

    #[test]
    fn letters_are_told_from_digits_and_signs_as_unicode_tells_them() {
        for letter in "aZéßЖ験验あ한ﾃⒶ〇Ⅳ０9²½①⒈，。·-_ ￥%+😀\u{200b}".chars() {
            assert_eq!(is_letter(letter), letter.is_alphabetic(), "{letter} {:x}", letter as u32);
        }
    }
}
