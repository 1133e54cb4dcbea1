//! `cargo xtask content`: the complaints about `content/`, or what is in it.
use crate::run::{root, write};
use std::fs;
use std::path::PathBuf;
use topup_guard_drive::{Result, Trouble};
use topup_guard_pack::{BuiltPack, Complaint, Kind, LanguagePacks};

/// Prints each complaint, or what there is of each kind.
pub(crate) fn content() -> Result<()> {
    let packs = topup_guard_pack::packs(&folder()).map_err(told)?;
    // Both languages hold the same entries, or there would have been complaints.
    if let Some(LanguagePacks { first, quiz, .. }) = packs.first() {
        let counts = [
            (first.channels.len(), "channels"),
            (first.not_channels.len(), "that are not channels"),
            (first.precautions.len(), "precautions"),
            (first.cards.len(), "cards"),
            (first.guides.len(), "guides"),
            (first.sources.len(), "sources"),
            (quiz.families.len(), "families"),
            (quiz.tactics.len(), "tactics"),
            (quiz.items.len(), "items"),
        ];
        for (count, name) in counts {
            println!("{count:>5} {name}");
        }
    }
    println!(
        "content is sound in {}",
        packs.iter().map(|pack| &*pack.lang).collect::<Vec<_>>().join(" and ")
    );
    Ok(())
}

/// The packs of every language.
pub(crate) fn built() -> Result<Vec<BuiltPack>> {
    topup_guard_pack::build(&folder()).map_err(told)
}

/// Puts every pack into `.packs/`, where the tests in the browser take them from.
pub(crate) fn place_for_tests() -> Result<()> {
    for pack in built()? {
        let path = root().join(format!(".packs/{}-{}.pack", name(pack.kind).1, pack.lang));
        // A file as it was leaves the built tests as they were.
        if fs::read(&path).ok().as_deref() != Some(&*pack.bytes) {
            write(&path, &pack.bytes)?;
        }
    }
    Ok(())
}

fn folder() -> PathBuf {
    root().join("content")
}

/// Prints every complaint and sums them up.
fn told(complaints: Vec<Complaint>) -> Trouble {
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    Trouble::new(
        format!("mistakes in content/: {}, listed above", complaints.len()),
        "mend them in the files named, then run this again",
    )
}

/// The kind's list in the loader, and its part in file names.
pub(crate) fn name(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::First => ("packs", "pack"),
        Kind::Pages => ("pages", "pages"),
        Kind::Quiz => ("quiz", "quiz"),
    }
}
