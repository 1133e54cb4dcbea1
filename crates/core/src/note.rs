//! The note for the police as plain text: what was written, under its labels.

use crate::unseen::spelled;

/// Writes a note: title and opening, then each label with what was written beside it, blank ones left out. Lines of
/// an answer stay lines; what cannot be seen in one, as in a message that was pasted, is spelled. None when nothing was written.
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
            text.push_str(&spelled(answer));
            text.push('\n');
        }
    }
    (text.len() > head).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::note;

    #[test]
    fn what_was_written_stands_under_its_label_and_blanks_are_left_out() {
        let answers = [("When", " today at 9 \n"), ("How much", "  "), ("Done", "called\nthe bank")];
        let text = note("Note", "I think I was scammed.", ": ", &answers).unwrap();
        assert_eq!(text, "Note\nI think I was scammed.\n\nWhen:\ntoday at 9\n\nDone:\ncalled\nthe bank\n");
        assert_eq!(note("Note", "", ":", &[("When", " \n ")]), None);
        let pasted = note("Note", "", ":", &[("Said", "pay \u{202e}001")]).unwrap();
        assert!(pasted.ends_with("Said:\npay ⟨U+202E⟩001\n"), "{pasted}");
    }
}
