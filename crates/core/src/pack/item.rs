//! Wire types of an item: an artefact to judge, its cues, and what one could do about it.

use super::reader::wire;
use super::{Claim, Map};

wire! {
    /// What an artefact really is.
    #[derive(Hash, PartialOrd, Ord)]
    pub enum Truth {
        /// Fraud.
        Scam,
        /// The real thing: asks for nothing risky, and the context confirms it.
        Genuine,
        /// Undecidable from what is shown.
        CannotTell,
    }

    /// Artefact to judge, with everything that is said about it afterwards.
    pub struct Item {
        /// Id in kebab case.
        pub id: String,
        /// What the artefact really is.
        pub truth: Truth,
        /// Id of the [`Family`](super::Family) it trains.
        pub family: String,
        /// Id of the [`Tactic`](super::Tactic) or [`LookAlike`](super::LookAlike) it shows.
        pub tactic: String,
        /// Id of the item of the other truth that differs from it in one to three cues; empty for none.
        pub twin: String = default,
        /// Group of channels it is about.
        pub group: String,
        /// How hard it is to judge.
        pub difficulty: Difficulty,
        /// What has happened before, in a sentence or two.
        pub context: String,
        /// Question that names its object, such as “is this notice from Alipay real?”; empty for the general
        /// question.
        pub question: String = default,
        /// What is shown.
        pub artefact: Artefact,
        /// The cues marked in the artefact, in the order they are numbered.
        pub cues: Vec<Cue>,
        /// Why it is what it is, in one or two sentences.
        pub why: Claim,
        /// Four things one could do, exactly one of them best.
        pub actions: Vec<Act>,
        /// Set if the item can also be an exercise in which its fraud cues are tapped.
        pub tap: bool = default,
        /// Set if it can also be asked in two steps: each of its actions says what it shows. The compiler of
        /// packs sets it.
        pub two_step: bool = default,
        /// What the person knows from a check before judging; the slot `context` may say otherwise.
        pub known: Known = default,
        /// Its slots, if it is a model of many variants.
        pub slots: Vec<Slot> = default,
    }

    /// Place in the texts of an item model that is filled with one of several values.
    ///
    /// A text names it in braces: `{brand}` is the value's text called `text`, `{brand.site}` the one called
    /// `site`.
    pub struct Slot {
        /// Id within the model.
        pub id: String,
        /// What it is filled with.
        pub values: Vec<SlotValue>,
    }

    /// Value of a slot.
    pub struct SlotValue {
        /// What kind of value it is, such as `subdomain` for an address; empty where nobody asks.
        pub kind: String = default,
        /// Its texts by name. Each may name slots whose own texts name none.
        pub texts: Map<Vec<Run>>,
    }

    /// What the person who judges an artefact knows from a check of their own.
    #[derive(Hash, Default)]
    pub enum Known {
        /// Nothing was checked.
        #[default]
        Unchecked,
        /// The check agrees with the artefact in what decides.
        Matches,
        /// The check disagrees with the artefact.
        Differs,
        /// Something was checked that decides nothing.
        Decoy,
    }

    /// How hard an item is to judge: the two ratings of the NIST Phish Scale (NIST TN 2276).
    #[derive(Copy)]
    pub struct Difficulty {
        /// Number of cues; fewer are harder.
        pub cues: CueCount,
        /// How well the premise fits the person's life; a closer fit is harder.
        pub alignment: Alignment,
    }

    /// Number of cues in an artefact, as the Phish Scale bins it.
    pub enum CueCount {
        /// One or two.
        Few,
        /// Three or four.
        Some,
        /// Five or more.
        Many,
    }

    /// How well an artefact's premise fits the person's life, as the Phish Scale bins it.
    pub enum Alignment {
        /// Hardly.
        Weak,
        /// Somewhat.
        Medium,
        /// Closely.
        Strong,
    }

    /// Medium of an artefact.
    #[derive(Hash)]
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
    pub struct Artefact {
        /// Its medium.
        pub kind: ArtefactKind,
        /// Sender, caller, page title, shop or place.
        pub from: Vec<Run>,
        /// Its lines in order.
        pub lines: Vec<Line>,
    }

    /// Line of an artefact.
    pub struct Line {
        /// Who says it.
        pub who: Speaker,
        /// Its text, as runs that follow one another.
        pub runs: Vec<Run>,
    }

    /// Speaker of a line.
    pub enum Speaker {
        /// The other side, or the page or poster itself.
        Them,
        /// The person who is shown the artefact.
        Me,
        /// Nobody: an event or small print.
        Note,
        /// Row of a page: a label with its colon, which is the first run, and the value.
        Row,
        /// Button of a page, which does nothing here.
        Button,
    }

    /// Stretch of text of which all belongs to the same cue, or to none.
    pub struct Run {
        /// The text, with addresses already defanged.
        pub text: String,
        /// Id of its [`Cue`]; empty for none.
        pub cue: String = default,
        /// Set for an address or a caller, which is shown as the same inert text in scams and genuine
        /// artefacts.
        pub inert: bool = default,
    }

    /// What a cue is evidence of.
    pub enum Polarity {
        /// Fraud.
        Fraud,
        /// The real thing.
        Genuine,
        /// Neither: it stands in both.
        Unknown,
    }

    /// Place in an artefact that is evidence of fraud or of the real thing, with its explanation.
    pub struct Cue {
        /// Id within the item.
        pub id: String,
        /// What it is evidence of.
        pub polarity: Polarity as "sign",
        /// Why it is evidence of that.
        pub text: String,
    }

    /// Something one could do about an artefact, with the reason for or against it.
    pub struct Act {
        /// Id within the item.
        pub id: String,
        /// What one would do.
        pub text: String,
        /// Why that is good or bad here.
        pub reason: String,
        /// What it costs if the artefact is a scam. A check by a route one starts oneself costs nothing.
        pub risk: Cost,
        /// What it costs if the artefact is genuine.
        pub loss: Cost,
        /// Set for the best of the four.
        pub best: bool = default,
        /// Set if it is a check by a route one starts oneself.
        pub check: bool = default,
        /// What the person sees after doing it first; empty if the item is not asked in two steps.
        pub shows: String = default,
    }

    /// Cost of an action.
    #[derive(Hash, PartialOrd, Ord)]
    pub enum Cost {
        /// Nothing.
        None,
        /// A nuisance: some time, a small gift missed, a number known to be in use.
        Small,
        /// Money, an account, a number, or a warning that should have been heeded.
        Grave,
    }
}

impl Line {
    /// Returns the label of a row, and the text that can hold cues: for a row its value, else all of it.
    #[must_use]
    pub fn parts(&self) -> (Option<&Run>, &[Run]) {
        match (self.who, self.runs.split_first()) {
            (Speaker::Row, Some((label, value))) => (Some(label), value),
            _ => (None, &self.runs),
        }
    }
}

impl Act {
    /// Returns whether it costs nothing grave when the artefact really is `truth`.
    ///
    /// A risky action stays risky when the artefact happens to be genuine: the person cannot know. What
    /// ignoring a genuine artefact would lose does not count against an action on a scam.
    #[must_use]
    pub fn is_careful(&self, truth: Truth) -> bool {
        self.risk < Cost::Grave && (truth == Truth::Scam || self.loss < Cost::Grave)
    }
}

impl Known {
    /// All of them, with their names in content.
    pub const ALL: [(Self, &str); 4] = [
        (Self::Unchecked, "unchecked"),
        (Self::Matches, "matches"),
        (Self::Differs, "differs"),
        (Self::Decoy, "decoy"),
    ];

    /// Returns the one with this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.iter().find(|(_, known)| *known == name).map(|(known, _)| *known)
    }
}

impl Item {
    /// Returns the action with this id.
    #[must_use]
    pub fn action(&self, id: &str) -> Option<&Act> {
        self.actions.iter().find(|action| action.id == id)
    }
}

impl Difficulty {
    /// Returns the difficulty as one number, from 0 (many cues, weak premise) to 4 (few cues, strong
    /// premise).
    ///
    /// Both ratings weigh the same.
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

    /// Returns a difficulty that has this [`Difficulty::rating`]; the hardest for more than 4. Programs read
    /// nothing of a difficulty but its rating.
    #[must_use]
    pub fn of_rating(rating: u8) -> Self {
        let (cues, alignment) = match rating {
            0 => (CueCount::Many, Alignment::Weak),
            1 => (CueCount::Some, Alignment::Weak),
            2 => (CueCount::Some, Alignment::Medium),
            3 => (CueCount::Some, Alignment::Strong),
            _ => (CueCount::Few, Alignment::Strong),
        };
        Self { cues, alignment }
    }

    /// Returns the stratum of a [`Difficulty::rating`]: 0 easy (0 or 1), 1 medium (2), 2 hard (3 or 4).
    #[must_use]
    pub fn stratum(rating: u8) -> usize {
        match rating {
            0 | 1 => 0,
            2 => 1,
            _ => 2,
        }
    }
}
