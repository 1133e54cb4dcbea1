//! The targets.

mod check;
mod code;
mod content;
mod host_pack;
mod ics;
mod link;
mod log;
mod number;
mod pack;
mod play;
mod search;

use std::sync::LazyLock;

use topup_guard_core::pack::QuizPack;
use topup_guard_pack::LanguagePacks;

/// Something that reads what others wrote.
#[derive(Debug)]
pub struct Target {
    /// Its name, as `cargo xtask fuzz <name>` takes it.
    pub name: &'static str,
    /// Panics when something does not hold of these bytes.
    pub run: fn(&[u8]),
    /// Real inputs to begin with.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// How many changed inputs the quick form tries, for about a second unoptimised.
    pub quick: u32,
}

/// All of them.
pub const TARGETS: &[Target] = &[
    Target { name: "link", run: link::run, seeds: link::seeds, quick: 20_000 },
    Target { name: "pack", run: pack::run, seeds: pack::seeds, quick: 1_000 },
    Target { name: "host-pack", run: host_pack::run, seeds: host_pack::seeds, quick: 200 },
    Target { name: "content", run: content::run, seeds: content::seeds, quick: 20 },
    Target { name: "log", run: log::run, seeds: log::seeds, quick: 1_000 },
    Target { name: "code", run: code::run, seeds: code::seeds, quick: 2_000 },
    Target { name: "number", run: number::run, seeds: number::seeds, quick: 10_000 },
    Target { name: "search", run: search::run, seeds: search::seeds, quick: 1_000 },
    Target { name: "check", run: check::run, seeds: check::seeds, quick: 300 },
    Target { name: "ics", run: ics::run, seeds: ics::seeds, quick: 1_000 },
];

/// Our own content, in each language.
static OURS: LazyLock<Vec<LanguagePacks>> = LazyLock::new(|| {
    topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("our own content is sound")
});

/// A part of our quiz that is drawn from quickly: its first items with their families, and its exercises.
static QUIZ: LazyLock<QuizPack> = LazyLock::new(|| {
    let mut quiz = OURS[0].quiz.clone();
    quiz.items.truncate(24);
    quiz
});

/// Returns whether this is one of the few inputs that are held to all of our content and not to a small one:
/// about one in a thousand, as a hash of the bytes (FNV-1a) says, so that no input leads to others of the
/// kind.
fn rarely(bytes: &[u8]) -> bool {
    let hash = |hash: u32, byte: &u8| (hash ^ u32::from(*byte)).wrapping_mul(0x0100_0193);
    bytes.iter().fold(0x811c_9dc5, hash) >> 22 == 0
}

/// Bytes as somebody's text.
fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Returns the texts as bytes.
fn seeds_of(texts: &[&str]) -> Vec<Vec<u8>> {
    texts.iter().map(|text| text.as_bytes().to_vec()).collect()
}
