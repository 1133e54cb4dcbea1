//! `cargo xtask pack`: checks a host's own pack by the rules that the browser applies.
use crate::content;
use clap::Subcommand;
use std::path::{Path, PathBuf};
use topup_guard_pack::{Problem, check_pack, pack_text, translated, word_list};
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
    /// Print the words of the program to translate, as a pack has them under `messages`
    Words {
        /// BCP 47 tag of the language, such as `ms`
        #[arg(long)]
        lang: String,
        /// A pack, or such a list, whose translations are taken over
        file: Option<PathBuf>,
    },
}

/// Runs `cargo xtask pack`.
///
/// # Errors
/// When the pack has a problem; each is printed.
pub fn pack(command: &Pack) -> Result<()> {
    match command {
        Pack::Schema => println!("{:#}", topup_guard_pack::schema()),
        Pack::Check { file } => check(file)?,
        Pack::Words { lang, file } => words(lang, file.as_deref())?,
    }
    Ok(())
}

/// Prints what is wrong with a file, and returns the error that says how much.
fn refused(file: &str, problems: &[Problem]) -> Error {
    for problem in problems {
        eprintln!("{file}: {problem}");
    }
    Error::new(format!("problems in {file}: {}", problems.len()), "mend them, then run this again")
}

/// Prints the words of the program to translate, and how many are missing, broken or too much.
fn words(lang: &str, file: Option<&Path>) -> Result<()> {
    let ours = content::packs()?;
    let english = ours
        .iter()
        .find(|packs| packs.lang == "en")
        .ok_or_else(|| Error::new("our content has no English", "restore content/messages.toml"))?;
    let bytes = file.map(read).transpose()?;
    let name = file.map_or_else(|| format!("--lang {lang}"), |file| file.display().to_string());
    let text = bytes.as_deref().map(pack_text).transpose().map_err(|problem| refused(&name, &[problem]))?;
    let list = word_list(lang, text, english).map_err(|problems| refused(&name, &problems))?;
    print!("{}", list.json);
    eprintln!("{} words, {} of them not translated", list.of, list.missing.len());
    for (what, names) in [
        ("no words of the program, left out", list.extra.join(", ")),
        ("without a placeholder of the English, or with another", list.broken.join(", ")),
    ] {
        if !names.is_empty() {
            eprintln!("{what}: {names}");
        }
    }
    Ok(())
}

fn check(file: &Path) -> Result<()> {
    let refused = |problems: &[Problem]| refused(&file.display().to_string(), problems);
    let bytes = read(file)?;
    let text = pack_text(&bytes).map_err(|problem| refused(&[problem]))?;
    for packs in check_pack(&bytes, &content::packs()?).map_err(|problems| refused(&problems))? {
        let (first, quiz) = (&packs.first, &packs.quiz);
        println!(
            "{}: {} channels, {} tactics, {} look-alikes, {} items",
            packs.lang,
            first.channels.len(),
            quiz.tactics.len(),
            quiz.look_alikes.len(),
            quiz.items.len()
        );
    }
    for note in translated(text).iter().filter(|note| !note.missing.is_empty()) {
        println!("note: {note}; `cargo xtask pack words --lang {} {}` lists them", note.lang, file.display());
    }
    println!("the pack is sound");
    Ok(())
}
