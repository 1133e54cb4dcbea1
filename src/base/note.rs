//! Note for the police, as it is being written.

/// Number of its fields.
pub const NOTE_FIELDS: usize = 6;

/// Place of the field that says how they made contact.
const CONTACT: usize = 1;

/// Most bytes of a text from Check that are quoted.
const QUOTED: usize = 2_000;

/// Character between texts that are kept together; nobody types it.
const BETWEEN: char = '\u{1f}';

/// Texts of the fields. They are in memory only, and gone when the tab is closed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Note([String; NOTE_FIELDS]);

impl Note {
    /// Returns the texts in the order of the fields.
    #[must_use]
    pub fn fields(&self) -> &[String; NOTE_FIELDS] {
        &self.0
    }

    /// Returns whether nothing was written yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(String::is_empty)
    }

    /// Changes the text of a field.
    pub fn write(&mut self, place: usize, text: String) {
        if let Some(field) = self.0.get_mut(place) {
            *field = text;
        }
    }

    /// Begins an empty note with the text from the field of Check, which says how they made contact.
    pub fn quote(&mut self, draft: &str) {
        if self.is_empty()
            && let Some((quote, _)) = draft.split_at_checked(draft.floor_char_boundary(QUOTED))
        {
            self.write(CONTACT, quote.trim().to_owned());
        }
    }

    /// Writes the text from the field of Check, the note and the first digits of a number as one text, for a
    /// program that takes over.
    #[must_use]
    pub fn keep(&self, draft: &str, digits: &str) -> String {
        let mut kept = draft.replace(BETWEEN, "");
        if !self.is_empty() || !digits.is_empty() {
            for field in self.0.iter().map(String::as_str).chain([digits]) {
                kept.push(BETWEEN);
                kept.extend(field.chars().filter(|letter| *letter != BETWEEN));
            }
        }
        kept
    }

    /// Reads what [`Note::keep`] has written: the text from the field of Check, the note, and the digits.
    #[must_use]
    pub fn kept(text: &str) -> (String, Self, String) {
        let mut texts = text.split(BETWEEN).map(str::to_owned);
        let draft = texts.next().unwrap_or_default();
        let mut note = Self::default();
        for field in &mut note.0 {
            *field = texts.next().unwrap_or_default();
        }
        (draft, note, texts.next().unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::{NOTE_FIELDS, Note};

    #[test]
    fn what_is_kept_for_another_program_is_read_as_it_was() {
        let mut note = Note::default();
        let kept = |draft: &str, note: &Note, digits: &str| {
            assert_eq!(
                Note::kept(&note.keep(draft, digits)),
                (draft.to_owned(), note.clone(), digits.to_owned())
            );
        };
        kept("a text", &note, "");
        kept("", &note, "139");
        note.write(0, "yesterday\nat nine".to_owned());
        note.write(NOTE_FIELDS - 1, "rang the bank".to_owned());
        note.write(NOTE_FIELDS, "no such field".to_owned());
        for draft in ["", "积分清零\n点击链接"] {
            kept(draft, &note, "");
            kept(draft, &note, "13900");
        }
        assert_eq!(Note::kept(""), Default::default());
    }

    #[test]
    fn a_text_from_check_begins_an_empty_note_only() {
        let mut note = Note::default();
        note.quote(&" 积分清零 ".repeat(1_000));
        assert!(note.fields()[1].starts_with("积分清零") && note.fields()[1].len() <= 2_000);
        let begun = note.clone();
        note.quote("another text");
        assert_eq!(note, begun);
    }
}
