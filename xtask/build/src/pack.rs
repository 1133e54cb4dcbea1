//! `cargo xtask pack`: checks a host's own pack by the rules that the browser applies.
use crate::content;
use clap::Subcommand;
use std::path::{Path, PathBuf};
use topup_guard_pack::{Problem, host_pack, pack_text};
use xtask_base::files::read;
use xtask_base::{Error, Result};

/// Subcommands of `cargo xtask pack`.
#[derive(Debug, Subcommand)]
pub enum Pack {
    /// Say what is wrong with a pack, or what is in it
    Check {
        /// The pack, in JSON
        file: PathBuf,
    },
    /// Print the JSON Schema of packs
    Schema,
}

/// Runs `cargo xtask pack`.
///
/// # Errors
/// When the pack has a problem; each is printed.
pub fn pack(command: &Pack) -> Result<()> {
    match command {
        Pack::Schema => println!("{:#}", topup_guard_pack::schema()),
        Pack::Check { file } => check(file)?,
    }
    Ok(())
}

fn check(file: &Path) -> Result<()> {
    let refused = |problems: &[Problem]| {
        for problem in problems {
            eprintln!("{}: {problem}", file.display());
        }
        let what = format!("problems in {}: {}", file.display(), problems.len());
        Error::new(what, "mend them, then run this again")
    };
    let bytes = read(file)?;
    let text = pack_text(&bytes).map_err(|problem| refused(&[problem]))?;
    let ours = content::packs()?;
    let find = |lang: &str| ours.iter().find(|packs| packs.lang == lang).cloned();
    let mut shown: Vec<String> = Vec::new();
    for lang in ["zh-Hans", "en"] {
        let packs =
            host_pack(text, "your-site.example", lang, find).map_err(|problems| refused(&problems))?;
        // A pack in one language is returned for both.
        if shown.contains(&packs.lang) {
            continue;
        }
        let (first, quiz) = (&packs.first, &packs.quiz);
        println!(
            "{}: {} channels, {} tactics, {} look-alikes, {} items",
            packs.lang,
            first.channels.len(),
            quiz.tactics.len(),
            quiz.look_alikes.len(),
            quiz.items.len()
        );
        shown.push(packs.lang);
    }
    println!("the pack is sound");
    Ok(())
}
