//! Reads `content/`, checks it, and writes one pack per language.
//!
//! [`packs`] reads every file into a tree that knows its lines, puts the tree of each language into the wire
//! types of the core, and applies the rules an editor can break. It names everything that is wrong at once.

mod assemble;
mod complaint;
mod content;
mod hant;
mod marks;
mod pinyin;
mod read;
mod report;
mod review;
mod rules;
mod tree;

use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use topup_guard_core::pack::{Pack, PackError, QuizPack, to_bytes};

pub use complaint::Complaint;
use content::{Content, Lang};
pub use report::report;
pub use review::due;
use rules::Complaints;

/// Both packs of a language.
#[derive(Debug, Clone, PartialEq)]
pub struct LanguagePacks {
    /// BCP 47 tag: `zh-Hans`, `en` or `zh-Hant`.
    pub lang: String,
    /// What the first view needs.
    pub first: Pack,
    /// What the quiz and the warnings need; empty lists where nothing is written yet.
    pub quiz: QuizPack,
}

/// A pack as it is delivered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BuiltPack {
    /// BCP 47 tag: `zh-Hans`, `en` or `zh-Hant`.
    pub lang: String,
    /// Which of a language's packs it is.
    pub kind: Kind,
    /// The pack in its wire form.
    pub bytes: Vec<u8>,
}

/// Which of a language's packs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// The part of [`Pack`] that the first view needs.
    First,
    /// The part of [`Pack`] that the pages need.
    Pages,
    /// The part of [`Pack`] that is around the quiz where that is all there is, and the index of [`QuizPack`].
    Quiz,
    /// Texts of [`QuizPack`], in the place that its index gives them.
    Part(usize),
}

impl BuiltPack {
    /// The name of its file: the language and the first 64 bits of its SHA-256 are in it.
    #[must_use]
    pub fn file(&self) -> String {
        let stem = match self.kind {
            Kind::First => "pack",
            Kind::Pages => "pages",
            Kind::Quiz => "quiz",
            Kind::Part(_) => "part",
        };
        let sum: String =
            Sha256::digest(&self.bytes).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        format!("{stem}-{}-{sum}.pack", self.lang)
    }
}

/// Reads and checks a content folder.
///
/// # Errors
/// Everything that is wrong with it, in order of file and line.
pub fn packs(content: &Path) -> Result<Vec<LanguagePacks>, Vec<Complaint>> {
    let (content, broken) = Content::open(content);
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
/// Everything that is wrong with it, in order of file and line.
pub fn build(content: &Path) -> Result<Vec<BuiltPack>, Vec<Complaint>> {
    let mut built = Vec::new();
    for LanguagePacks { lang, first, quiz } in packs(content)? {
        let pack = |kind, bytes: Result<_, PackError>| -> Result<_, Vec<Complaint>> {
            let bytes = bytes.map_err(|error| {
                let text = format!("the pack of {lang} cannot be written ({error:?})");
                vec![Complaint { file: "content".to_owned(), line: 1, text }]
            })?;
            Ok(BuiltPack { lang: lang.clone(), kind, bytes })
        };
        let round = first.round();
        let (first, pages) = first.split();
        let (mut index, parts) = quiz.split();
        let parts = parts.iter().enumerate().map(|(place, part)| pack(Kind::Part(place), to_bytes(part)));
        let parts = parts.collect::<Result<Vec<_>, _>>()?;
        for (part, built) in index.parts.iter_mut().zip(&parts) {
            part.file = built.file();
        }
        built.extend([pack(Kind::First, to_bytes(&first))?, pack(Kind::Pages, to_bytes(&pages))?]);
        built.push(pack(Kind::Quiz, to_bytes(&(round, index)))?);
        built.extend(parts);
    }
    Ok(built)
}

/// The content folder of this workspace, for tests and examples.
#[must_use]
pub fn content_dir() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).unwrap_or(here).join("content")
}
