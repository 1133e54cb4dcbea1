//! The texts of the program's own messages in one language.

use super::msg::{Msg, NAMES};
use super::reader::wire;

/// Hash of the names of all messages in their order (FNV-1a): equal marks mean the same messages.
const MARK: u32 = {
    let mut sum: u32 = 0x811c_9dc5;
    let mut names = NAMES.as_bytes();
    while let [byte, rest @ ..] = names {
        sum = (sum ^ *byte as u32).wrapping_mul(0x0100_0193);
        names = rest;
    }
    sum
};

wire! {
    /// The texts of the [`Msg`]s in one language, in their order: all of them, those of `picker`, or the
    /// others.
    #[derive(Default)]
    pub struct Messages {
        mark: u32,
        texts: Vec<String>,
    }
}

impl Messages {
    /// Makes the messages with these texts, in the order of [`Msg::ALL`].
    #[must_use]
    pub fn new(texts: Vec<String>) -> Self {
        Self { mark: MARK, texts }
    }

    /// Returns the text of a message; an ellipsis where the pack lacks it.
    #[must_use]
    pub fn get(&self, msg: Msg) -> &str {
        self.texts.get(msg as usize).map_or("…", String::as_str)
    }

    /// Returns whether they were made for this program and hold at least the messages of `picker`.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.mark == MARK && self.texts.len() >= Msg::PICKER
    }

    /// Returns whether they were made for this program and no message lacks its text.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.mark == MARK && self.texts.len() == Msg::ALL.len()
    }

    /// Adds the messages that follow those of `picker`. Changes nothing if they are here already or belong to
    /// another program.
    pub fn join(&mut self, later: &Self) {
        if later.mark == self.mark && self.texts.len() == Msg::PICKER {
            self.texts.extend_from_slice(&later.texts);
        }
    }

    /// Returns them with the texts of every message that is not in `quiz` left empty.
    #[cfg(feature = "write")]
    #[must_use]
    pub(super) fn of_quiz(&self) -> Self {
        let text = |(msg, text): (&Msg, &String)| if msg.is_in_quiz() { text.clone() } else { String::new() };
        Self { texts: Msg::ALL.iter().zip(&self.texts).map(text).collect(), ..*self }
    }

    /// Splits them into those of `picker` and the others.
    #[cfg(feature = "write")]
    #[must_use]
    pub(super) fn split(mut self) -> (Self, Self) {
        let later = self.texts.split_off(Msg::PICKER.min(self.texts.len()));
        (self, Self::new(later))
    }
}

/// Returns the text with each `{name}` replaced by the value of that name; a name without a value stays as it
/// is.
///
/// Values are not searched for names again.
///
/// ```
/// use topup_guard_core::pack::fill;
/// assert_eq!(fill("{n} of {total}", &[("n", "3"), ("total", "10")]), "3 of 10");
/// ```
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(name, tail)| {
            values.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value, tail))
        }) {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::{Messages, Msg, fill};

    #[test]
    fn a_message_is_the_text_in_its_place_or_an_ellipsis() {
        let texts = |count: usize| Messages::new((0..count).map(|place| place.to_string()).collect());
        let few = texts(2);
        assert_eq!([few.get(Msg::ALL[1]), few.get(Msg::ALL[2])], ["1", "…"]);
        assert!(!few.is_sound() && !few.is_complete());
        let (first, all) = (texts(Msg::PICKER), texts(Msg::ALL.len()));
        assert!(first.is_sound() && !first.is_complete() && all.is_sound() && all.is_complete());
        let mut other = all.clone();
        other.mark ^= 1;
        assert!(!other.is_sound() && !other.is_complete(), "of another program");
        let mut joined = first.clone();
        joined.join(&other);
        assert_eq!(joined, first);
        joined.join(&few);
        assert_eq!((joined.texts.len(), joined.get(Msg::ALL[Msg::PICKER])), (Msg::PICKER + 2, "0"));
        let more = joined.clone();
        joined.join(&few);
        assert_eq!(joined, more, "the others are added once");
    }

    #[test]
    fn values_fill_their_places_and_are_not_filled_again() {
        assert_eq!(fill("{n} of {m}", &[("n", "{m}"), ("m", "7")]), "{m} of 7");
        assert_eq!(fill("{unknown} {", &[("n", "1")]), "{unknown} {");
        assert_eq!(fill("", &[]), "");
    }
}
