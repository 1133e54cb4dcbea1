//! Search among the warnings: tactics and look-alikes, by words typed in Chinese, English or pinyin.

use crate::check::{Fields, Search};
use crate::pack::{CheckPack, Claim, QuizPack, TacticKind};

/// What a warning is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A pattern of fraud: a [`crate::pack::Tactic`].
    Scam,
    /// A bad deal: a [`crate::pack::Tactic`] that is no fraud.
    Deal,
    /// A risk without anybody who deceives: a [`crate::pack::Tactic`] too.
    Risk,
    /// Something genuine that looks like fraud: a [`crate::pack::LookAlike`].
    Genuine,
}

impl From<TacticKind> for Kind {
    fn from(kind: TacticKind) -> Self {
        match kind {
            TacticKind::Scam => Self::Scam,
            TacticKind::BadDeal => Self::Deal,
            TacticKind::Risk => Self::Risk,
        }
    }
}

/// What somebody looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Query<'a> {
    /// What was typed; nothing typed finds everything.
    pub text: &'a str,
    /// Id of a channel group; empty for all.
    pub group: &'a str,
    /// Which kind; none for both.
    pub kind: Option<Kind>,
}

/// A warning that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    /// What it is about.
    pub kind: Kind,
    /// Its index in `tactics` or `look_alikes` of the pack.
    pub place: usize,
}

/// The warnings of a pack, ready to be searched.
#[derive(Debug, Clone, Default)]
pub struct Index {
    search: Search,
    entries: Vec<(Found, Vec<String>)>,
}

impl Index {
    /// Prepares a pack's warnings, in the pack's order: tactics, then look-alikes.
    #[must_use]
    pub fn new(pack: &QuizPack) -> Self {
        Self::with(pack, &CheckPack::default())
    }

    /// Prepares them with other names and the traditional forms of characters, which Check's pack has.
    #[must_use]
    pub fn with(pack: &QuizPack, check: &CheckPack) -> Self {
        let mut index = Self { search: Search::new(&check.hant, &check.hans), entries: Vec::new() };
        let known = |id: &str| check.entries.iter().find(|entry| entry.id == id);
        let mut add =
            |found, id: &str, [name, pinyin]: [&String; 2], groups: &[String], told: [&[Claim]; 2]| {
                let [text, rest] = told.map(|claims| {
                    claims.iter().map(|claim| claim.text.as_str()).collect::<Vec<_>>().join("\n")
                });
                let known = known(id);
                let terms = known.map_or("", |entry| &entry.terms);
                let text = format!("{terms}\n{text}");
                let also = known.map_or("", |entry| &entry.also);
                index.search.add(&Fields { name, pinyin, also, text: &text, rest: &rest });
                index.entries.push((found, groups.to_vec()));
            };
        for (place, tactic) in pack.tactics.iter().enumerate() {
            let found = Found { kind: tactic.kind.into(), place };
            let rest = [std::slice::from_ref(&tactic.how), &tactic.act].concat();
            add(found, &tactic.id, [&tactic.name, &tactic.pinyin], &tactic.groups, [&tactic.signs, &rest]);
        }
        for (place, like) in pack.look_alikes.iter().enumerate() {
            let found = Found { kind: Kind::Genuine, place };
            let why = std::slice::from_ref(&like.why);
            add(found, &like.id, [&like.name, &like.pinyin], &like.groups, [why, &like.verify]);
        }
        index.search.sort();
        index
    }

    /// Returns the warnings that fit, the best first; among alike ones in the pack's order.
    #[must_use]
    pub fn find(&self, query: &Query<'_>) -> Vec<Found> {
        let found = self.search.find(query.text).into_iter().filter_map(|place| self.entries.get(place));
        found
            .filter(|(found, _)| query.kind.is_none_or(|kind| kind == found.kind))
            .filter(|(_, groups)| query.group.is_empty() || groups.iter().any(|id| id == query.group))
            .map(|(found, _)| *found)
            .collect()
    }
}
