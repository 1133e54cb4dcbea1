//! `cargo xtask content`: checks `content/` and counts what is in it.
use clap::Args as ClapArgs;
use std::fs;
use std::path::PathBuf;
use std::time::SystemTime;
use topup_guard_core::pack::to_bytes;
use topup_guard_pack::{BuiltPack, Complaint, Kind, LanguagePacks};
use xtask_base::files::write;
use xtask_base::run::root;
use xtask_base::{Error, Result};

/// Number of due entries that are listed.
const SHOWN: usize = 20;

/// Flags of the command.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// The day that counts as today, as 2026-11-22 [default: this machine's]
    #[arg(long)]
    today: Option<String>,
    /// After how many months an entry is due for another look
    #[arg(long, default_value_t = 12)]
    months: u32,
    /// Number of drawn rounds in which what gives the truth away is measured
    #[arg(long, default_value_t = 20_000)]
    rounds: u32,
}

/// Prints each complaint, or a table of what there is and which entries are due for another look.
///
/// # Errors
/// When there is a complaint.
pub fn content(args: &Args) -> Result<()> {
    let packs = packs()?;
    print!("{}", topup_guard_pack::report(&packs));
    for pack in packs.iter().filter(|pack| pack.lang != "zh-Hant") {
        println!("\n{}", topup_guard_pack::independence(&pack.quiz, args.rounds));
    }
    match topup_guard_pack::form_figures(&packs) {
        Some(figures) => print!("\n{figures}"),
        None => println!("\nForms: there are none yet; people are measured with half of the items"),
    }
    difficulty(&packs)?;
    let today = args.today.clone().unwrap_or_else(|| day(SystemTime::now()));
    let due = topup_guard_pack::due(&folder(), &today, args.months);
    println!(
        "\nDue for another look on {today} (not checked for {} months)\n{:>5} entries",
        args.months,
        due.len()
    );
    for entry in due.iter().take(SHOWN) {
        println!("      {}", entry.file);
    }
    if due.len() > SHOWN {
        println!("      and {} more", due.len() - SHOWN);
    }
    let review = root().join("docs/content-review.md");
    let text = fs::read_to_string(&review).map_err(|error| {
        Error::new(format!("{} cannot be read ({error})", review.display()), "restore it from git")
    })?;
    println!(
        "\nRemarks of the content review (docs/content-review.md)\n{}",
        topup_guard_pack::remarks(&text)
    );
    let langs: Vec<_> = packs.iter().map(|pack| &*pack.lang).collect();
    println!("\ncontent is sound in {}", langs.join(", "));
    Ok(())
}

/// Prints how many models of forms have a difficulty from answers, and what is wrong with which.
fn difficulty(packs: &[LanguagePacks]) -> Result<()> {
    let models = packs.first().map_or(0, |pack| topup_guard_pack::models_of_forms(&pack.quiz).len());
    let known = topup_guard_pack::calibration(&folder()).map_err(sum_up)?;
    println!("\nDifficulty of the models in forms\n{:>5} from answers", known.len());
    println!("{:>5} estimated", models.saturating_sub(known.len()));
    for (model, flag) in known.iter().flat_map(|model| model.flags.iter().map(move |flag| (model, flag))) {
        println!("      {}: {flag}", model.id);
    }
    Ok(())
}

/// Returns the day on which a time falls in China, such as `2026-11-22`.
fn day(time: SystemTime) -> String {
    let seconds = time.duration_since(SystemTime::UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from((seconds + 8 * 3600) / 86_400).unwrap_or_default();
    // Howard Hinnant's civil_from_days, for days after 1970.
    let shifted = days + 719_468;
    let era = shifted / 146_097;
    let of_era = shifted % 146_097;
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    format!("{}-{month:02}-{day:02}", year + era * 400 + i64::from(month <= 2))
}

/// Returns the content of every language, checked.
///
/// # Errors
/// When there is a complaint; each is printed.
pub fn packs() -> Result<Vec<LanguagePacks>> {
    topup_guard_pack::packs(&folder()).map_err(sum_up)
}

/// Returns the packs of every language.
///
/// # Errors
/// When there is a complaint; each is printed.
pub fn built() -> Result<Vec<BuiltPack>> {
    topup_guard_pack::build(&folder()).map_err(sum_up)
}

/// Puts packs into `.packs/`, where the tests in the browser read them: the quiz's in one piece.
///
/// # Errors
/// When there is a complaint, or a file cannot be written.
pub fn place_for_tests() -> Result<()> {
    for pack in built()? {
        if matches!(pack.kind, Kind::Picker | Kind::Full | Kind::Check | Kind::Patterns) {
            place(pack.kind.stem(), &pack.lang, &pack.bytes)?;
        }
    }
    for packs in packs()? {
        let quiz = to_bytes(&packs.quiz).map_err(|error| {
            Error::new(format!("the quiz's pack cannot be written ({error:?})"), "see crates/core/src/pack")
        })?;
        place(Kind::Quiz.stem(), &packs.lang, &quiz)?;
    }
    Ok(())
}

/// Puts a file into `.packs/`; an unchanged one is left alone, so that the tests are not compiled again.
fn place(name: &str, lang: &str, bytes: &[u8]) -> Result<()> {
    let path = root().join(format!(".packs/{name}-{lang}.pack"));
    if fs::read(&path).ok().as_deref() == Some(bytes) { Ok(()) } else { write(&path, bytes) }
}

fn folder() -> PathBuf {
    root().join("content")
}

/// Prints every complaint and sums them up.
fn sum_up(complaints: Vec<Complaint>) -> Error {
    for complaint in &complaints {
        eprintln!("{complaint}");
    }
    Error::new(
        format!("mistakes in content/: {}, listed above", complaints.len()),
        "mend them in the files named, then run this again",
    )
}

#[cfg(test)]
mod tests {
    use super::day;
    use std::time::{Duration, SystemTime};

    #[test]
    fn days_are_those_of_the_calendar_in_china() {
        for (seconds, expected) in [
            (0, "1970-01-01"),
            (951_782_399, "2000-02-29"),
            (951_839_999, "2000-02-29"),
            (951_840_000, "2000-03-01"),
            (1_795_190_400, "2026-11-21"),
        ] {
            assert_eq!(day(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds)), expected);
        }
    }
}
