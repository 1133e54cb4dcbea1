//! Wire types of the quiz: items, their artefacts and cues, tactics and families.

#[cfg(feature = "write")]
use serde::{Deserialize, Serialize};

use super::reader::wire;
use super::{Claim, Part, Source};

/// Everything the quiz and the warnings show, in one language.
#[derive(Debug, Clone, PartialEq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct QuizPack {
    /// BCP 47 tag of the language.
    pub lang: String,
    /// Short hash of the content, the same for all languages of one build.
    pub version: String,
    /// Groups of related tactics: the unit of review.
    pub families: Vec<Family>,
    /// Patterns of fraud.
    pub tactics: Vec<Tactic>,
    /// What looks like fraud and is genuine.
    pub look_alikes: Vec<LookAlike>,
    /// What the person is asked about.
    pub items: Vec<Item>,
    /// Put-in-order exercises.
    #[cfg_attr(feature = "write", serde(default))]
    pub orders: Vec<Order>,
    /// Every source that a claim of this pack names.
    pub sources: Vec<Source>,
    /// Where the texts are that are not here; none where everything is.
    #[cfg_attr(feature = "write", serde(default))]
    pub parts: Vec<Part>,
}

/// A group of related tactics; the unit of review.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Family {
    /// Id in kebab case.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Two to five characters, or one or two short words, for the family map.
    pub short: String,
}

/// A pattern of fraud.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Tactic {
    /// Id in kebab case.
    pub id: String,
    /// The [`Family`] it belongs to.
    pub family: String,
    /// Its name.
    pub name: String,
    /// Channel groups it occurs in.
    #[cfg_attr(feature = "write", serde(default))]
    pub groups: Vec<String>,
    /// How it works.
    pub how: Claim,
    /// What shows it.
    pub signs: Vec<Claim>,
    /// What to do.
    pub act: Vec<Claim>,
    /// Why there is no honest twin, where there is none.
    #[cfg_attr(feature = "write", serde(default))]
    pub no_twin: String,
    /// The Chinese name's pinyin, to be sought by: syllables separated by spaces, readings of one by `/`.
    #[cfg_attr(feature = "write", serde(default))]
    pub pinyin: String,
}

/// Something genuine that people fear to be fraud.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct LookAlike {
    /// Id in kebab case.
    pub id: String,
    /// The [`Family`] it is mistaken for.
    pub family: String,
    /// Its name.
    pub name: String,
    /// Channel groups it occurs in.
    #[cfg_attr(feature = "write", serde(default))]
    pub groups: Vec<String>,
    /// Why it is genuine.
    pub why: Claim,
    /// How to verify it independently.
    pub verify: Vec<Claim>,
    /// As for a [`Tactic`].
    #[cfg_attr(feature = "write", serde(default))]
    pub pinyin: String,
}

/// What an artefact really is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum Truth {
    /// Fraud.
    Scam,
    /// The real thing: asks nothing risky and is confirmed by context.
    Genuine,
    /// Cannot be told from what is shown.
    CannotTell,
}

/// One thing to judge.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Item {
    /// Id in kebab case.
    pub id: String,
    /// What it really is.
    pub truth: Truth,
    /// The [`Family`] it trains.
    pub family: String,
    /// The [`Tactic`] or [`LookAlike`] it shows.
    pub tactic: String,
    /// The item of the other truth that differs from it in one to three cues.
    #[cfg_attr(feature = "write", serde(default))]
    pub twin: String,
    /// Channel group: `store`, `app`, `wallet`, `third-party`, `kiosk`, `phone`.
    pub group: String,
    /// How hard it is, by the NIST Phish Scale.
    pub difficulty: Difficulty,
    /// What has happened before, in one sentence: the context that settles a genuine one.
    pub context: String,
    /// What is shown.
    pub artefact: Artefact,
    /// The cues marked in it, in the order they are numbered.
    pub cues: Vec<Cue>,
    /// Why it is what it is, in one or two sentences.
    pub why: Claim,
    /// Four things one could do, exactly one of them best.
    pub actions: Vec<Act>,
    /// Can also be asked as “tap the warning signs”.
    #[cfg_attr(feature = "write", serde(default))]
    pub tap: bool,
}

impl Item {
    /// The action with this id.
    #[must_use]
    pub fn action(&self, id: &str) -> Option<&Act> {
        self.actions.iter().find(|action| action.id == id)
    }
}

/// The two ratings of the NIST Phish Scale (TN 2276).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Difficulty {
    /// How many cues there are; fewer are harder.
    pub cues: CueCount,
    /// How well the premise fits the person's life; stronger is harder.
    pub alignment: Alignment,
}

impl Difficulty {
    /// Cues and premise weigh alike: 0 for many cues in a weak premise, 4 for few in a strong one.
    #[must_use]
    pub fn rating(self) -> u8 {
        let cues = match self.cues {
            CueCount::Many => 0,
            CueCount::Some => 1,
            CueCount::Few => 2,
        };
        let alignment = match self.alignment {
            Alignment::Weak => 0,
            Alignment::Medium => 1,
            Alignment::Strong => 2,
        };
        cues + alignment
    }

    /// The third that a [`Difficulty::rating`] falls in: 0 easy (0 or 1), 1 medium (2), 2 hard (3 or 4).
    #[must_use]
    pub fn stratum(rating: u8) -> usize {
        match rating {
            0 | 1 => 0,
            2 => 1,
            _ => 2,
        }
    }
}

/// How many cues an artefact has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum CueCount {
    /// One or two.
    Few,
    /// Three or four.
    Some,
    /// Five or more.
    Many,
}

/// How well the premise fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum Alignment {
    /// Hardly.
    Weak,
    /// Somewhat.
    Medium,
    /// Closely.
    Strong,
}

/// What kind of thing is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum ArtefactKind {
    /// A text message.
    Sms,
    /// A chat in a messenger.
    Chat,
    /// A telephone call, turn by turn.
    Call,
    /// A web page or a screen of an app.
    Page,
    /// A poster, sticker or QR code.
    Poster,
    /// A scene at a counter or in the street.
    Counter,
    /// A listing in a shop.
    Listing,
}

/// What is shown to the person.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Artefact {
    /// What kind of thing it is.
    pub kind: ArtefactKind,
    /// Sender, caller, page title, shop or place.
    pub from: Vec<Run>,
    /// Its lines in order.
    pub lines: Vec<Line>,
}

/// A line of an artefact.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Line {
    /// Who says it.
    pub who: Speaker,
    /// Its text.
    pub runs: Vec<Run>,
}

/// Who says a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum Speaker {
    /// The other side, or the page or poster itself.
    Them,
    /// The person shown the artefact.
    Me,
    /// Neither: what happens, a button, a small print.
    Note,
}

/// A stretch of text, perhaps inside a cue.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Run {
    /// The text; addresses are already defanged.
    pub text: String,
    /// Id of the [`Cue`] this stretch belongs to; empty for none.
    #[cfg_attr(feature = "write", serde(default))]
    pub cue: String,
    /// An address or caller: shown as the same inert text everywhere.
    #[cfg_attr(feature = "write", serde(default))]
    pub inert: bool,
}

/// What a cue is evidence of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum Polarity {
    /// Fraud.
    Fraud,
    /// The real thing.
    Genuine,
}

/// A place in an artefact that is evidence of fraud or of the real thing, with its explanation.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Cue {
    /// Id within the item.
    pub id: String,
    /// What it is evidence of.
    #[cfg_attr(feature = "write", serde(rename = "sign"))]
    pub polarity: Polarity,
    /// Why.
    pub text: String,
}

/// Something one could do, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Act {
    /// Id within the item.
    pub id: String,
    /// What one would do.
    pub text: String,
    /// Why that is good or bad here.
    pub reason: String,
    /// Safe: it costs nothing, whatever the verdict. Checking by a route one starts oneself always is.
    pub safe: bool,
    /// The best of the four.
    #[cfg_attr(feature = "write", serde(default))]
    pub best: bool,
    /// It is a check by a route one starts oneself.
    #[cfg_attr(feature = "write", serde(default))]
    pub check: bool,
}

/// Steps to be put in order.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Order {
    /// Id in kebab case.
    pub id: String,
    /// The [`Family`] it trains.
    pub family: String,
    /// The situation.
    pub title: String,
    /// The steps in their right order.
    pub steps: Vec<String>,
    /// Why in this order.
    pub why: Claim,
}

wire! {
    QuizPack { lang, version, families, tactics, look_alikes, items, orders, sources, parts }
    Family { id, name, short }
    Tactic { id, family, name, groups, how, signs, act, no_twin, pinyin }
    LookAlike { id, family, name, groups, why, verify, pinyin }
    enum Truth { Scam, Genuine, CannotTell }
    Item { id, truth, family, tactic, twin, group, difficulty, context, artefact, cues, why, actions, tap }
    Difficulty { cues, alignment }
    enum CueCount { Few, Some, Many }
    enum Alignment { Weak, Medium, Strong }
    enum ArtefactKind { Sms, Chat, Call, Page, Poster, Counter, Listing }
    Artefact { kind, from, lines }
    Line { who, runs }
    enum Speaker { Them, Me, Note }
    Run { text, cue, inert }
    enum Polarity { Fraud, Genuine }
    Cue { id, polarity, text }
    Act { id, text, reason, safe, best, check }
    Order { id, family, title, steps, why }
}
