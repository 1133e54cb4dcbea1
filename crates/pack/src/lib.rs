//! Pack compiler: reads content, checks it, and writes the packs of each language.
//!
//! [`packs`] reads our own content from a folder of TOML files, [`host_pack`] that of a host page from one
//! JSON text. Both read every value with its line, put each language into the wire types of
//! [`topup_guard_core::pack`], apply the same rules, and report everything that is wrong at once.
//! [`LanguagePacks::deliver`] writes the packs as files.
//!
//! ```
//! use topup_guard_pack::host_pack;
//!
//! // What an editor is told about a text that is no pack:
//! let problems = host_pack("[", "bank.example", "en", |_| None).unwrap_err();
//! assert_eq!(problems.len(), 1);
//! assert_eq!(problems[0].at, Some(topup_guard_pack::Position { line: 1, column: 1 }));
//! assert!(problems[0].text.contains("it ends too early"));
//!
//! // And about one that is larger than 2 MB:
//! let large = " ".repeat(topup_guard_pack::LONGEST + 1);
//! let problems = host_pack(&large, "bank.example", "en", |_| None).unwrap_err();
//! assert_eq!(problems[0].to_string(), "the pack: it is larger than 2 MB; make it smaller");
//! ```
//!
//! `cargo run -p topup-guard-pack --example content` checks the content folder of this workspace.
//!
//! # Features
//! * `ours` (default): reads our own content, which needs TOML, Traditional Chinese and pinyin. Without it,
//!   only [`host_pack`] is left, as the browser needs it.

mod assemble;
mod base;
#[cfg(feature = "ours")]
mod calibration;
#[cfg(feature = "ours")]
mod check;
mod complaint;
mod content;
mod declared;
#[cfg(feature = "ours")]
mod folder;
#[cfg(feature = "ours")]
mod forms;
mod from_json;
#[cfg(feature = "ours")]
mod from_toml;
#[cfg(feature = "ours")]
mod hant;
mod host;
#[cfg(feature = "ours")]
mod independence;
mod lang;
mod marks;
#[cfg(feature = "ours")]
mod pinyin;
mod read;
#[cfg(feature = "ours")]
mod remarks;
#[cfg(feature = "ours")]
mod report;
#[cfg(feature = "ours")]
mod review;
mod rules;
#[cfg(feature = "ours")]
mod schema;
mod scripts;
mod slots;
mod tree;
mod variants;

#[cfg(feature = "ours")]
use std::path::{Path, PathBuf};

#[cfg(feature = "ours")]
use sha2::{Digest, Sha256};
#[cfg(feature = "ours")]
use topup_guard_core::pack::CheckPack;
use topup_guard_core::pack::{Pack, PackError, QuizPack, from_bytes, to_bytes};

#[cfg(feature = "ours")]
pub use calibration::{Calibrated, Figure, calibration, calibration_toml, models_of_forms};
pub use complaint::Complaint;
#[cfg(feature = "ours")]
use content::{Content, Lang};
#[cfg(feature = "ours")]
pub use forms::{FormFigures, Shortage, form_figures, forms_toml, make_forms};
pub use from_json::Position;
pub use host::{
    LONGEST, Problem, Translated, WordList, check_pack, host_pack, languages, pack_text, translated,
    word_list,
};
#[cfg(feature = "ours")]
pub use independence::{Independence, cramers_v, drawn_round, independence};
#[cfg(feature = "ours")]
pub use remarks::{Remarks, remarks};
#[cfg(feature = "ours")]
pub use report::report;
#[cfg(feature = "ours")]
pub use review::due;
#[cfg(feature = "ours")]
use rules::Complaints;
#[cfg(feature = "ours")]
pub use schema::schema;

/// All content of a language.
#[derive(Debug, Clone, PartialEq)]
pub struct LanguagePacks {
    /// BCP 47 tag: `zh-Hans`, `en` or `zh-Hant`.
    pub lang: String,
    /// Content of the picker, the pages, the number check and Help.
    pub first: Pack,
    /// Content of the quiz and the warnings.
    pub quiz: QuizPack,
}

/// Pack as it is delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltPack {
    /// BCP 47 tag: `zh-Hans`, `en` or `zh-Hant`.
    pub lang: String,
    /// Its kind.
    pub kind: Kind,
    /// The pack in its wire form.
    pub bytes: Vec<u8>,
}

/// Kind of a pack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The partition of [`Pack`] for the program `picker`.
    Picker,
    /// The partition of [`Pack`] for the pages, which the program `full` needs besides.
    Full,
    /// The partition of [`Pack`] for the program `quiz`, and the index of [`QuizPack`].
    Quiz,
    /// The part of [`QuizPack`] with this number in its index.
    Part(usize),
    /// Texts and entries of Check.
    Check,
    /// Patterns of Check for texts in one language, which the pack of Check names; the same for every page.
    Patterns,
    /// All content in one, which the reader of a host's own pack needs.
    All,
}

impl Kind {
    /// Returns the loader's name for it, that of the program it belongs to; none for a part, which another
    /// pack names.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Picker => Some("picker"),
            Self::Full => Some("full"),
            Self::Quiz => Some("quiz"),
            Self::Part(_) | Self::Patterns => None,
            Self::Check => Some("check"),
            Self::All => Some("all"),
        }
    }

    /// Returns the beginning of the names of its files.
    #[must_use]
    pub fn stem(self) -> &'static str {
        match self {
            Self::Picker => "pack-picker",
            Self::Full => "pack-full",
            Self::Quiz => "pack-quiz",
            Self::Part(_) => "part",
            Self::Check => "check",
            Self::Patterns => "patterns",
            Self::All => "all",
        }
    }
}

impl BuiltPack {
    /// Returns the name of its file, with the language and the first 64 bits of its SHA-256; without the
    /// feature `ours`, with its FNV-1a hash of 64 bits, which tells packs in memory apart.
    #[must_use]
    pub fn file(&self) -> String {
        format!("{}-{}-{}.pack", self.kind.stem(), self.lang, sum(&self.bytes))
    }
}

#[cfg(feature = "ours")]
fn sum(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(not(feature = "ours"))]
fn sum(bytes: &[u8]) -> String {
    let mix = |sum: u64, byte: &u8| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3);
    format!("{:016x}", bytes.iter().fold(0xcbf2_9ce4_8422_2325, mix))
}

impl LanguagePacks {
    /// Returns the packs as they are delivered, but for the one of all content.
    ///
    /// # Errors
    /// [`PackError::Content`] if one has no wire form. None of the pack types lacks one.
    pub fn deliver(self) -> Result<Vec<BuiltPack>, PackError> {
        let Self { lang, first, quiz } = self;
        let pack = |kind, bytes| BuiltPack { lang: lang.clone(), kind, bytes };
        let round = first.for_quiz();
        let (first, pages) = first.partition();
        let (mut index, parts) = quiz.partition();
        let mut built = vec![pack(Kind::Picker, to_bytes(&first)?), pack(Kind::Full, to_bytes(&pages)?)];
        for (place, (texts, entry)) in parts.iter().zip(&mut index.parts).enumerate() {
            let part = pack(Kind::Part(place), to_bytes(texts)?);
            entry.file = part.file();
            built.push(part);
        }
        built.push(pack(Kind::Quiz, to_bytes(&(round, index))?));
        Ok(built)
    }

    /// Writes all content in one pack, of kind [`Kind::All`].
    ///
    /// # Errors
    /// As [`LanguagePacks::deliver`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, PackError> {
        to_bytes(&(&self.first, &self.quiz))
    }

    /// Reads what [`LanguagePacks::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`PackError`] if it is something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        let (first, quiz) = from_bytes::<(Pack, QuizPack)>(bytes)?;
        Ok(Self { lang: first.lang.clone(), first, quiz })
    }
}

/// Reads and checks a content folder.
///
/// # Errors
/// Every mistake in it, in order of file and line.
#[cfg(feature = "ours")]
pub fn packs(content: &Path) -> Result<Vec<LanguagePacks>, Vec<Complaint>> {
    checked(Content::open(content)).map(|(packs, _)| packs)
}

/// Reads and checks a content folder, and makes the packs of Check.
///
/// # Errors
/// As [`packs`].
#[cfg(feature = "ours")]
pub fn check_packs(content: &Path) -> Result<Vec<CheckPack>, Vec<Complaint>> {
    checked(Content::open(content)).map(|(_, checks)| checks)
}

/// Reads and checks content in memory: texts by their path in the folder, such as `channels/wallet`.
///
/// # Errors
/// As [`packs`].
#[cfg(feature = "ours")]
pub fn packs_of(mut files: Vec<(String, String)>) -> Result<Vec<LanguagePacks>, Vec<Complaint>> {
    files.sort();
    checked(Content::of("content", files.into_iter().map(|(path, text)| (path, Ok(text))).collect()))
        .map(|(packs, _)| packs)
}

#[cfg(feature = "ours")]
type Checked = Result<(Vec<LanguagePacks>, Vec<CheckPack>), Vec<Complaint>>;

#[cfg(feature = "ours")]
fn checked((mut content, broken): (Content, Vec<Complaint>)) -> Checked {
    let mut complaints = Complaints::new();
    slots::resolve(&mut content, &mut complaints);
    let packs: Option<Vec<_>> =
        Lang::PACKED.map(|lang| assemble::assemble(&content, lang, &mut complaints)).into_iter().collect();
    rules::check(&content, &mut complaints);
    if let Some(first) = packs.as_ref().and_then(|packs| packs.first()) {
        forms::check(&content, &first.quiz, &mut complaints);
        calibration::check(&content, &first.quiz, &mut complaints);
    }
    let checks = check::assemble(&content, packs.as_deref().unwrap_or_default(), &mut complaints);
    // What else is said about a file that is not TOML, or not there, mostly follows from that.
    complaints.retain(|complaint| !broken.iter().any(|worse| worse.file == complaint.file));
    complaints.extend(broken);
    match packs {
        Some(packs) if complaints.is_empty() => Ok((packs, checks)),
        _ => Err(complaints.into_iter().collect()),
    }
}

/// Reads and checks a content folder, and writes its packs.
///
/// # Errors
/// Every mistake in it, in order of file and line.
#[cfg(feature = "ours")]
pub fn build(content: &Path) -> Result<Vec<BuiltPack>, Vec<Complaint>> {
    let mut built = Vec::new();
    let (packs, checks) = checked(Content::open(content))?;
    for packs in packs {
        let all = packs.to_bytes();
        let lang = packs.lang.clone();
        let delivered = packs.deliver().and_then(|mut parts| {
            parts.push(BuiltPack { lang: lang.clone(), kind: Kind::All, bytes: all? });
            Ok(parts)
        });
        built.extend(delivered.map_err(|error| unwritten(&lang, error))?);
    }
    built.extend(check::deliver(&checks).map_err(|error| unwritten("Check", error))?);
    Ok(built)
}

#[cfg(feature = "ours")]
fn unwritten(of: &str, error: PackError) -> Vec<Complaint> {
    let text = format!("the pack of {of} cannot be written ({error:?})");
    vec![Complaint { file: "content".to_owned(), line: 1, text }]
}

/// Returns the content folder of this workspace, for tests and examples.
#[cfg(feature = "ours")]
#[must_use]
pub fn content_dir() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).join("content")
}
