//! Item models: items with slots, which a number fills in the same way in every language to make a variant.

use super::{Act, Cue, Item, Known, Line, Run, Slot, SlotValue};

/// Most variants that are told apart; what a model has beyond them is never drawn.
pub const MOST_VARIANTS: u32 = 10_000;

/// Length in bytes from which on a text is filled no further, so that no host's pack makes an endless one.
const LONGEST: usize = 8_000;

/// Character between the id of a model and the number of its variant. No id has it.
const BETWEEN: char = '~';

/// Returns the name of a variant: the id of its model, `~`, and its number.
#[must_use]
pub fn variant_name(model: &str, number: u32) -> String {
    format!("{model}{BETWEEN}{number}")
}

/// Returns the id of the model in the name of a variant. An id without a number is its own.
#[must_use]
pub fn model_of(name: &str) -> &str {
    name.split_once(BETWEEN).map_or(name, |(model, _)| model)
}

/// Returns the number in the name of a variant; 0 if there is none.
#[must_use]
pub fn number_of(name: &str) -> u32 {
    name.split_once(BETWEEN).and_then(|(_, number)| number.parse().ok()).unwrap_or(0)
}

impl Item {
    /// Returns the number of variants: 1 without slots, and at most [`MOST_VARIANTS`].
    #[must_use]
    pub fn variants(&self) -> u32 {
        let counts =
            self.slots.iter().map(|slot| u32::try_from(slot.values.len()).unwrap_or(u32::MAX).max(1));
        counts.fold(1, u32::saturating_mul).min(MOST_VARIANTS)
    }

    /// Returns the value of each slot in a variant. Numbers beyond the last variant begin again at the first.
    #[must_use]
    pub fn values(&self, number: u32) -> Vec<(&Slot, &SlotValue)> {
        let mut rest = (number % self.variants()) as usize;
        let mut chosen = Vec::new();
        for slot in &self.slots {
            let count = slot.values.len().max(1);
            if let Some(value) = slot.values.get(rest % count) {
                chosen.push((slot, value));
            }
            rest /= count;
        }
        chosen
    }

    /// Returns a variant: the item with its slots filled, named by [`variant_name`]. Its twin is the variant
    /// of the same number. An item without slots is returned as it is.
    ///
    /// Only the cues that this variant marks are left.
    #[must_use]
    pub fn fill(&self, number: u32) -> Self {
        if self.slots.is_empty() {
            return self.clone();
        }
        let filler = Filler(self.values(number));
        let mut item = Self {
            id: variant_name(&self.id, number),
            slots: Vec::new(),
            known: filler.known().unwrap_or(self.known),
            ..self.clone()
        };
        if !item.twin.is_empty() {
            item.twin = variant_name(&self.twin, number);
        }
        for text in [&mut item.context, &mut item.question, &mut item.why.text] {
            *text = filler.text(text);
        }
        item.artefact.from = filler.runs(&item.artefact.from);
        for Line { runs, .. } in &mut item.artefact.lines {
            *runs = filler.runs(runs);
        }
        // A value may leave a line with nothing to say.
        item.artefact.lines.retain(|line| !line.runs.is_empty());
        for Act { text, reason, shows, .. } in &mut item.actions {
            for text in [text, reason, shows] {
                *text = filler.text(text);
            }
        }
        let lines = item.artefact.lines.iter().flat_map(|line| &line.runs);
        let marked: Vec<&Run> = item.artefact.from.iter().chain(lines).collect();
        item.cues.retain(|cue| marked.iter().any(|run| run.cue == cue.id));
        for Cue { text, .. } in &mut item.cues {
            *text = filler.text(text);
        }
        item
    }
}

impl Slot {
    /// Returns whether a value leaves open what the artefact is, as an item asked in two steps has to:
    /// nothing was checked before, and no address shows whose it is.
    #[must_use]
    pub fn is_open(&self, value: &SlotValue) -> bool {
        let telling: &[&str] = match self.id.as_str() {
            "context" => &["matches", "differs", "decoy"],
            "link" => &["official", "official-short", "subdomain", "look-alike"],
            _ => &[],
        };
        !telling.contains(&&*value.kind)
    }
}

/// Fills the slots of a text with these values.
struct Filler<'a>(Vec<(&'a Slot, &'a SlotValue)>);

impl Filler<'_> {
    /// Returns what the person knows from a check, if the slot `context` says it.
    fn known(&self) -> Option<Known> {
        let (_, value) = self.0.iter().find(|(slot, _)| slot.id == "context")?;
        Known::from_name(&value.kind)
    }

    /// Fills a text without marks.
    fn text(&self, text: &str) -> String {
        let mut runs = Vec::new();
        self.push(&Run { text: text.to_owned(), cue: String::new(), inert: false }, 0, &mut runs);
        runs.into_iter().map(|run| run.text).collect()
    }

    /// Fills a text with marks.
    fn runs(&self, runs: &[Run]) -> Vec<Run> {
        let mut filled = Vec::new();
        for run in runs {
            self.push(run, 0, &mut filled);
        }
        filled
    }

    /// Adds a run, filled. Texts of values are filled too, but not those inside them.
    fn push(&self, run: &Run, depth: u8, filled: &mut Vec<Run>) {
        let mut rest = run.text.as_str();
        while let Some((before, place, after)) = next_place(rest) {
            let length: usize = filled.iter().map(|run| run.text.len()).sum();
            let texts = self.texts(place).filter(|_| depth < 2 && length < LONGEST);
            let literal = if texts.is_some() {
                before
            } else {
                rest.get(..rest.len() - after.len()).unwrap_or_default()
            };
            join(filled, Run { text: literal.to_owned(), ..run.clone() });
            for value in texts.into_iter().flatten() {
                let mut value = value.clone();
                if !run.cue.is_empty() {
                    value.cue.clone_from(&run.cue);
                }
                if run.inert && !value.inert {
                    // The address around it was made inert when the pack was written.
                    value.text = value.text.replace('.', "[.]");
                    value.inert = true;
                }
                self.push(&value, depth + 1, filled);
            }
            rest = after;
        }
        join(filled, Run { text: rest.to_owned(), ..run.clone() });
    }

    /// Returns the text that a placeholder such as `brand.site` stands for.
    fn texts(&self, place: &str) -> Option<&Vec<Run>> {
        let (id, name) = place.split_once('.').unwrap_or((place, "text"));
        let (_, value) = self.0.iter().find(|(slot, _)| slot.id == id)?;
        value.texts.get(name)
    }
}

/// Adds a run, to the last one if they belong together.
fn join(filled: &mut Vec<Run>, run: Run) {
    match filled.last_mut() {
        _ if run.text.is_empty() => {}
        Some(last) if (&last.cue, last.inert) == (&run.cue, run.inert) => last.text.push_str(&run.text),
        _ => filled.push(run),
    }
}

/// Splits a text at the first placeholder that may be a slot's: what is before it, its name without braces,
/// and what is after it.
#[must_use]
pub fn next_place(text: &str) -> Option<(&str, &str, &str)> {
    let mut from = 0;
    while let Some(open) = text.get(from..)?.find('{').map(|at| from + at) {
        let inside = text.get(open + 1..)?;
        let end = inside.find(|letter: char| !matches!(letter, 'a'..='z' | '0'..='9' | '-' | '.'));
        let end = end.unwrap_or(inside.len());
        if end > 0 && inside.get(end..)?.starts_with('}') {
            return Some((text.get(..open)?, inside.get(..end)?, inside.get(end + 1..)?));
        }
        from = open + 1;
    }
    None
}
