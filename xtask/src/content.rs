//! `cargo xtask content`: the complaints about `content/`, or what is in it.
use crate::run::root;
use topup_guard_drive::{Result, Trouble};
use topup_guard_pack::{BuiltPack, Kind};

/// Prints each complaint, or the packs and their sizes.
pub(crate) fn content() -> Result<()> {
    for BuiltPack { lang, kind, bytes } in built()? {
        println!("{} pack, {lang}: {} bytes", name(kind), bytes.len());
    }
    Ok(())
}

/// The packs of every language.
pub(crate) fn built() -> Result<Vec<BuiltPack>> {
    topup_guard_pack::build(&root().join("content")).map_err(|complaints| {
        for complaint in &complaints {
            eprintln!("{complaint}");
        }
        Trouble::new(
            format!("content/ has {} mistakes, listed above", complaints.len()),
            "mend them in the files named, then run this again",
        )
    })
}

/// The pack's part in file names.
pub(crate) fn name(kind: Kind) -> &'static str {
    match kind {
        Kind::First => "pack",
        Kind::Quiz => "quiz",
    }
}
