//! A class as it is held: people and hands as typed, and the place in it, as the text that a reload reads.
//!
//! The first line has the half, the number of the item, the step, and `on` while the wall shows it, with
//! blanks between; the second the number of people; each further line the name of an item and its hands, with
//! tabs between. All of it is about the group: there is no name and no answer of a person.

use topup_guard_core::class::{Class, CountError, Half, Hands, Vote, read_people};
use topup_guard_core::pack::Item;

/// Longest number that is stored as typed.
const LONGEST: usize = 8;

/// Numbers as typed, and the place in the class.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Held {
    /// Number of people, as typed.
    pub(super) people: String,
    /// Hands for each item by its name, as typed: scam, genuine, cannot tell.
    hands: Vec<(String, [String; 3])>,
    /// Whether the projector's view is open.
    pub(super) showing: bool,
    /// Half of which the place is.
    half: Option<Half>,
    /// Index of the item shown; the number of items once all were shown.
    pub(super) at: usize,
    /// Step of the item: 0 is the question.
    pub(super) step: usize,
}

impl Held {
    /// Returns the name of the storage entry of a class, the same for both halves.
    pub(super) fn key(class: &Class) -> String {
        let whole = Class { half: class.half.map(|_| Half::Before), ..class.clone() };
        format!("class-{whole}")
    }

    /// Reads a stored text; what it lacks is as in a class that was not begun.
    pub(super) fn parse(text: &str) -> Self {
        let mut held = Self::default();
        let mut lines = text.lines();
        let mut fields = lines.next().unwrap_or_default().split(' ');
        held.half = match fields.next() {
            Some("before") => Some(Half::Before),
            Some("after") => Some(Half::After),
            _ => None,
        };
        let mut number = || fields.next().and_then(|field| field.parse().ok()).unwrap_or_default();
        (held.at, held.step) = (number(), number());
        held.showing = fields.next() == Some("on");
        held.people = clean(lines.next().unwrap_or_default());
        for line in lines {
            let mut fields = line.split('\t');
            let name = fields.next().unwrap_or_default().to_owned();
            let hands = std::array::from_fn(|_| clean(fields.next().unwrap_or_default()));
            held.hands.push((name, hands));
        }
        held
    }

    /// Writes the text for [`Held::parse`].
    pub(super) fn to_text(&self) -> String {
        let half = match self.half {
            None => "-",
            Some(Half::Before) => "before",
            Some(Half::After) => "after",
        };
        let on = if self.showing { "on" } else { "off" };
        let mut text = format!("{half} {} {} {on}\n{}", self.at, self.step, self.people);
        for (name, hands) in &self.hands {
            text.push_str(&format!("\n{name}\t{}", hands.join("\t")));
        }
        text
    }

    /// Closes the projector's view unless its place is in this half.
    pub(super) fn stay_in(&mut self, half: Option<Half>) {
        self.showing &= self.half == half;
    }

    /// Opens the projector's view of a half: where it was left, or from its first item.
    pub(super) fn show(&mut self, half: Option<Half>, items: usize) {
        if self.half != half || self.at >= items {
            (self.at, self.step) = (0, 0);
        }
        (self.half, self.showing) = (half, true);
    }

    /// Goes a step on or back. `last` has the last step of each item.
    pub(super) fn go(&mut self, on: bool, last: &[usize]) {
        let of = |at: usize| last.get(at).copied().unwrap_or_default();
        // A set may have fewer items than when the place was stored.
        if self.at >= last.len() {
            (self.at, self.step) = (last.len(), 0);
        }
        match (on, self.step) {
            (true, step) if self.at < last.len() && step < of(self.at) => self.step += 1,
            (true, _) if self.at < last.len() => (self.at, self.step) = (self.at + 1, 0),
            (true, _) => {}
            (false, 0) if self.at > 0 => {
                self.at -= 1;
                self.step = of(self.at);
            }
            (false, step) => self.step = step.min(of(self.at)).saturating_sub(1),
        }
    }

    /// Returns the hands for an item, as typed.
    pub(super) fn typed(&self, name: &str) -> [String; 3] {
        self.hands.iter().find(|(known, _)| known == name).map(|(_, hands)| hands.clone()).unwrap_or_default()
    }

    /// Sets the hands in one field of an item, as typed.
    pub(super) fn type_in(&mut self, name: &str, field: usize, text: &str) {
        let place = self.hands.iter().position(|(known, _)| known == name).unwrap_or_else(|| {
            self.hands.push((name.to_owned(), Default::default()));
            self.hands.len() - 1
        });
        if let Some(typed) = self.hands.get_mut(place).and_then(|(_, hands)| hands.get_mut(field)) {
            *typed = clean(text);
        }
    }

    /// Sets the number of people, as typed.
    pub(super) fn set_people(&mut self, text: &str) {
        self.people = clean(text);
    }

    /// Returns the number of people; none where it was not typed or cannot be.
    pub(super) fn people(&self) -> Option<u32> {
        read_people(&self.people).ok().flatten()
    }

    /// Returns the hands for an item; none where none were counted.
    pub(super) fn hands(&self, name: &str) -> Result<Option<Hands>, CountError> {
        Hands::read(&self.typed(name), self.people())
    }

    /// Returns the vote on an item; none where no hands were counted, or they cannot be.
    pub(super) fn vote(&self, name: &str, item: &Item) -> Option<Vote> {
        let hands = self.hands(name).ok().flatten()?;
        let people = self.people().unwrap_or_else(|| hands.all());
        (people > 0).then_some(Vote { truth: item.truth, hands, people })
    }
}

/// Returns a typed number without what would end its field, and cut to a length that no number needs.
fn clean(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control()).take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_and_the_place_are_read_as_they_were() {
        let mut held = Held::default();
        held.set_people("30");
        held.show(Some(Half::After), 8);
        held.type_in("points-sms~7", 0, "12");
        held.type_in("points-sms~7", 2, "-3\t\n");
        held.type_in("bill-sms", 1, "x");
        held.go(true, &[4; 8]);
        assert_eq!(held.typed("points-sms~7"), ["12", "", "-3"].map(str::to_owned));
        assert_eq!(Held::parse(&held.to_text()), held);
        for text in ["", "x", "after x y on", "\n\n\n", "- 99999999999999999999 0 on\n"] {
            let read = Held::parse(text);
            assert_eq!(Held::parse(&read.to_text()), read, "{text}");
        }
    }

    #[test]
    fn steps_lead_through_every_item_and_back() {
        let last = [3, 5];
        let mut held = Held::default();
        held.show(None, 2);
        let mut places = vec![(0, 0)];
        while held.at < 2 {
            held.go(true, &last);
            places.push((held.at, held.step));
        }
        assert_eq!((places.len(), places.last()), (11, Some(&(2, 0))));
        held.go(true, &last);
        assert_eq!((held.at, held.step), (2, 0), "nothing comes after the end");
        for place in places.iter().rev().skip(1) {
            held.go(false, &last);
            assert_eq!((held.at, held.step), *place);
        }
        held.go(false, &last);
        assert_eq!((held.at, held.step), (0, 0));
        // A set that has fewer items or steps now.
        (held.at, held.step) = (9, 9);
        held.go(false, &last);
        assert_eq!((held.at, held.step), (1, 5));
    }
}
