//! Reads `content/`, checks it, and writes one pack per language.
//!
//! [`packs`] reads every file into a tree that knows its lines, puts the tree of each language into the wire
//! types of the core, and applies the rules that an author can break. It reports every mistake at once.

mod assemble;
mod base;
mod complaint;
mod content;
mod declared;
#[cfg(feature = "ours")]
mod folder;
mod from_json;
#[cfg(feature = "ours")]
mod from_toml;
#[cfg(feature = "ours")]
mod hant;
mod host;
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
mod tree;

#[cfg(feature = "ours")]
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use topup_guard_core::pack::{Pack, PackError, QuizPack, from_bytes, to_bytes};

pub use complaint::Complaint;
#[cfg(feature = "ours")]
use content::{Content, Lang};
pub use host::{LONGEST, Problem, host_pack};
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

/// Packs of one language.
#[derive(Debug, Clone, PartialEq)]
pub struct LanguagePacks {
    /// BCP 47 tag: `zh-Hans`, `en` or `zh-Hant`.
    pub lang: String,
    /// Pack that the first view needs.
    pub first: Pack,
    /// Pack that the quiz and the warnings need; its lists are empty where nothing is written yet.
    pub quiz: QuizPack,
}

/// File of a pack, as it is delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltPack {
    /// BCP 47 tag: `zh-Hans`, `en` or `zh-Hant`.
    pub lang: String,
    /// Kind of pack it is.
    pub kind: Kind,
    /// The pack in its wire form.
    pub bytes: Vec<u8>,
}

/// Kind of pack file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The part of [`Pack`] that the first view needs.
    Picker,
    /// The part of [`Pack`] that the pages need.
    Full,
    /// The part of [`Pack`] that a page with only the quiz needs, and the index of [`QuizPack`].
    Quiz,
    /// Texts of [`QuizPack`], by their number in its index.
    Part(usize),
    /// Everything in one file, on which a host's own pack is based.
    All,
}

impl Kind {
    /// Returns the loader's name for it: that of the program it belongs to. The parts of the quiz have none;
    /// its index names them.
    #[must_use]
    pub fn name(self) -> Option<&'static str> {
        match self {
            Self::Picker => Some("picker"),
            Self::Full => Some("full"),
            Self::Quiz => Some("quiz"),
            Self::Part(_) => None,
            Self::All => Some("all"),
        }
    }

    /// Returns the beginning of its file names.
    #[must_use]
    pub fn stem(self) -> &'static str {
        match self {
            Self::Picker => "pack-picker",
            Self::Full => "pack-full",
            Self::Quiz => "pack-quiz",
            Self::Part(_) => "part",
            Self::All => "all",
        }
    }
}

impl BuiltPack {
    /// Returns its file name, with the language and the first 64 bits of its SHA-256.
    #[must_use]
    pub fn file(&self) -> String {
        let sum: String =
            Sha256::digest(&self.bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        format!("{}-{}-{sum}.pack", self.kind.stem(), self.lang)
    }
}

impl LanguagePacks {
    /// Splits the packs into the files that are delivered.
    ///
    /// # Errors
    /// [`PackError::Content`] if one cannot be written; none of ours is such.
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

    /// Writes both packs into one file.
    ///
    /// # Errors
    /// As [`LanguagePacks::deliver`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, PackError> {
        to_bytes(&(&self.first, &self.quiz))
    }

    /// Reads what [`LanguagePacks::to_bytes`] wrote.
    ///
    /// # Errors
    /// [`PackError`], when it is something else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, PackError> {
        let (first, quiz) = from_bytes::<(Pack, QuizPack)>(bytes)?;
        Ok(Self { lang: first.lang.clone(), first, quiz })
    }
}

/// Reads and checks a content folder.
///
/// # Errors
/// Every mistake, in order of file and line.
#[cfg(feature = "ours")]
pub fn packs(content: &Path) -> Result<Vec<LanguagePacks>, Vec<Complaint>> {
    checked(Content::open(content))
}

/// Reads and checks content in memory: texts by their path in the folder, such as `channels/wallet`.
///
/// # Errors
/// As [`packs`].
#[cfg(feature = "ours")]
pub fn packs_of(mut files: Vec<(String, String)>) -> Result<Vec<LanguagePacks>, Vec<Complaint>> {
    files.sort();
    checked(Content::of("content", files.into_iter().map(|(path, text)| (path, Ok(text))).collect()))
}

#[cfg(feature = "ours")]
fn checked((content, broken): (Content, Vec<Complaint>)) -> Result<Vec<LanguagePacks>, Vec<Complaint>> {
    let mut complaints = Complaints::new();
    let packs: Option<Vec<_>> =
        Lang::PACKED.map(|lang| assemble::assemble(&content, lang, &mut complaints)).into_iter().collect();
    rules::check(&content, &mut complaints);
    // What else is said about a file that is not TOML, or not there, mostly follows from that.
    complaints.retain(|complaint| !broken.iter().any(|worse| worse.file == complaint.file));
    complaints.extend(broken);
    match packs {
        Some(packs) if complaints.is_empty() => Ok(packs),
        _ => Err(complaints.into_iter().collect()),
    }
}

/// Reads and checks a content folder, and writes its packs.
///
/// # Errors
/// Every mistake, in order of file and line.
#[cfg(feature = "ours")]
pub fn build(content: &Path) -> Result<Vec<BuiltPack>, Vec<Complaint>> {
    let mut built = Vec::new();
    for packs in packs(content)? {
        let all = packs.to_bytes();
        let lang = packs.lang.clone();
        let delivered = packs.deliver().and_then(|mut parts| {
            parts.push(BuiltPack { lang: lang.clone(), kind: Kind::All, bytes: all? });
            Ok(parts)
        });
        built.extend(delivered.map_err(|error| {
            let text = format!("the pack of {lang} cannot be written ({error:?})");
            vec![Complaint { file: "content".to_owned(), line: 1, text }]
        })?);
    }
    Ok(built)
}

/// Returns the content folder of this workspace, for tests and examples.
#[cfg(feature = "ours")]
#[must_use]
pub fn content_dir() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).join("content")
}
