//! Stacked combining marks.

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
    use super::is_heaped;

    #[test]
    fn a_heap_of_marks_is_found_and_an_accent_is_none() {
        assert!(is_heaped("a\u{301}\u{302}\u{303}") && is_heaped("充\u{20dd}\u{20dd}\u{20dd}"));
        assert!(!is_heaped("e\u{301}e\u{301}e\u{301} e\u{323}\u{302} 1\u{fe0f}\u{20e3}"));
    }
}
