//! The note for the police as plain text: each label with what the person wrote under it.

use crate::invisible::reveal;

/// Writes the note: title and opening, then each label with the person's answer under it. Returns none if
/// every answer is blank.
///
/// Blank answers are left out with their label. Line breaks within an answer stay; invisible characters, as a
/// pasted message may hold, are written out by [`reveal`].
///
/// ```
/// use topup_guard_core::note::note;
/// let text = note("Note", "I think I was scammed.", ": ", &[("When", "today"), ("How much", "")]);
/// assert_eq!(text.as_deref(), Some("Note\nI think I was scammed.\n\nWhen:\ntoday\n"));
/// ```
#[must_use]
pub fn note(title: &str, opening: &str, colon: &str, answers: &[(&str, &str)]) -> Option<String> {
    let mut text = format!("{title}\n{opening}\n");
    let head = text.len();
    for (label, answer) in answers {
        let answer = answer.trim();
        if !answer.is_empty() {
            text.push('\n');
            text.push_str(label);
            text.push_str(colon.trim_end());
            // A long label stands above its answer, as one is read on a phone.
            text.push('\n');
            text.push_str(&reveal(answer));
            text.push('\n');
        }
    }
    (text.len() > head).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn answers_stand_under_their_labels_and_blank_ones_are_left_out() {
        let answers = [("When", " today at 9 \n"), ("How much", "  "), ("Done", "called\nthe bank")];
        let text = note("Note", "I think I was scammed.", ": ", &answers).unwrap();
        assert_eq!(text, "Note\nI think I was scammed.\n\nWhen:\ntoday at 9\n\nDone:\ncalled\nthe bank\n");
        assert_eq!(note("Note", "", ":", &[("When", " \n ")]), None);
        let pasted = note("Note", "", ":", &[("Said", "pay \u{202e}001")]).unwrap();
        assert!(pasted.ends_with("Said:\npay ⟨U+202E⟩001\n"), "{pasted}");
    }
}
