//! Saved place: where the person is in a round, as the short text that a reload goes on from.
//!
//! The text has two lines. The first holds fields with one space between them: version of the pack, screen
//! (`q`, `f` or `s`), verdict (`s`, `g`, `c` or `-`), confidence (0 for none), `a` once the actions are
//! shown, id of the item, and the indices of what was tapped. The second is the session.

use topup_guard_core::quiz::{Ask, Confidence, Session, Verdict};

use super::state::{Draft, Stage, State};

/// Name of the storage entry with the saved place.
pub(super) const PLACE: &str = "quiz";

/// Place in a round, as it is saved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SavedPlace {
    /// Version of the pack that the round is about.
    pub(super) version: String,
    /// Screen: a question, feedback or the summary.
    pub(super) stage: Stage,
    /// What was chosen of the answer.
    pub(super) draft: Draft,
    /// Id of the item asked or explained.
    pub(super) item: String,
    /// What was tapped, by index.
    pub(super) tapped: Vec<usize>,
    /// The round.
    pub(super) session: Session,
}

impl SavedPlace {
    /// Reads a saved place; returns none for any other text.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (place, session) = text.split_once('\n')?;
        let session = Session::from_text(session)?;
        let mut fields = place.split(' ');
        let mut field = || fields.next().unwrap_or_default();
        let version = field().to_owned();
        let stage = match field() {
            "f" => Stage::Feedback,
            "s" => Stage::Summary,
            _ => Stage::Question,
        };
        let verdict = match field() {
            "s" => Some(Verdict::Scam),
            "g" => Some(Verdict::Genuine),
            "c" => Some(Verdict::CannotTell),
            _ => None,
        };
        let confidence = field().parse().ok().and_then(Confidence::from_number);
        let draft = Draft { verdict, confidence, acting: field() == "a" && verdict.is_some() };
        let item = field().to_owned();
        Some(Self { version, stage, draft, item, tapped: indices(fields), session })
    }
}

impl State {
    /// Writes the place for [`SavedPlace::parse`]. Returns an empty text where there is no round to go on
    /// with, and none where the saved place is to stay as it is: before the pack is here, and beside a
    /// suspended round.
    pub(super) fn place(&self) -> Option<String> {
        let data = self.data.as_ref().filter(|_| !self.suspended)?;
        let (stage, Some(session)) = (self.stage, &self.session) else { return Some(String::new()) };
        let stage = match stage {
            Stage::Start => return Some(String::new()),
            Stage::Question => 'q',
            Stage::Feedback => 'f',
            Stage::Summary | Stage::Review => 's',
        };
        let verdict = match self.draft.verdict {
            None => '-',
            Some(Verdict::Scam) => 's',
            Some(Verdict::Genuine) => 'g',
            Some(Verdict::CannotTell) => 'c',
        };
        let confidence = self.draft.confidence.map_or(0, Confidence::number);
        let acting = if self.draft.acting { 'a' } else { '-' };
        let shown = self.shown().filter(|_| self.stage != Stage::Review);
        let item = shown.unwrap_or_else(|| self.ask.as_ref().map_or("-", Ask::item));
        let (version, session) = (&data.pack.version, session.to_text());
        let mut text = format!("{version} {stage} {verdict} {confidence} {acting} {item}");
        for index in &self.tapped {
            text.push_str(&format!(" {index}"));
        }
        Some(format!("{text}\n{session}"))
    }
}

/// Reads different numbers, up to the first field that is none. Texts of before version 0.1 have none at all.
fn indices<'a>(fields: impl Iterator<Item = &'a str>) -> Vec<usize> {
    let mut indices = Vec::new();
    for index in fields.map_while(|field| field.parse().ok()) {
        if !indices.contains(&index) {
            indices.push(index);
        }
    }
    indices
}
