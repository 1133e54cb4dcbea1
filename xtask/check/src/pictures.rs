//! `cargo xtask pictures`: takes screenshots of every screen, and compares them with those approved.
mod compare;
mod exercises;
mod image;
mod screens;
mod sheet;
mod studio;

use crate::browsers;
use clap::Args as ClapArgs;
use screens::{FOUND, Screen, screens};
use sheet::Sheet;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;
use studio::{Studio, both};
use topup_guard_drive::{Engine, EngineKind, LANGS, Server, Setup};
use xtask_base::files::{clear, file_error, write};
use xtask_base::programs::BuildMode;
use xtask_base::run::{built, dist, root};
use xtask_base::tools;
use xtask_base::{Error, Result};
use xtask_build::release::release;

/// Flags of the command.
#[derive(Debug, ClapArgs)]
pub struct Args {
    /// Compare with the approved pictures in tests/pictures
    #[arg(long, conflicts_with_all = ["approve", "readme", "whole"])]
    check: bool,
    /// Make the pictures as they are now the approved ones, where they differ
    #[arg(long, conflicts_with_all = ["readme", "whole"])]
    approve: bool,
    /// Take the README's pictures instead: docs/check.png, docs/mother.png, and three questions of the quiz
    /// in docs/pictures
    #[arg(long, conflicts_with = "views")]
    readme: bool,
    /// Show the whole page, not only the first screen
    #[arg(long)]
    whole: bool,
    /// Take dist/ as it stands instead of building it first
    #[arg(long)]
    no_build: bool,
    /// The screens, as `picker`, `channel/alipay`, `quiz:twins-told` or `progress:history` [default: all]
    views: Vec<String>,
}

/// Number of windows that take pictures at the same time.
const WINDOWS: usize = 2;
/// Seed of the README's questions.
const DRAWN_BY: f64 = 7.0;
/// Route of the README's case, on the result screen.
const MOTHER: &str = "result?card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go&when=later";

/// Takes the pictures; without `--check`, `--approve` or `--readme` they go to `target/pictures/`.
///
/// # Errors
/// When the browser fails, or, with `--check`, a screen looks different.
pub fn pictures(args: &Args) -> Result<()> {
    if !args.no_build {
        tools::ready(tools::TO_RELEASE)?;
        release(BuildMode::Small)?;
    }
    let engine = browsers::one(EngineKind::Chrome)?;
    let server = Server::start(built()?).map_err(|e| file_error(&dist(), &e))?;
    if args.readme {
        return readme(&Studio::open(&engine, &server)?);
    }
    let screens = screens(&args.views)?;
    if args.whole {
        return whole(&Studio::open(&engine, &server)?, &screens);
    }
    clear(&sheet::different())?;
    let all = args.views.is_empty();
    let sheets = sheets(&engine, &server, screens)?;
    if args.approve {
        return approve(&sheets, all);
    }
    if args.check {
        return check(&sheets, all);
    }
    println!("{} holds them", sheet::folder().display());
    Ok(())
}

/// Takes all pictures of these screens, in a few windows at once.
fn sheets(engine: &Engine, server: &Server, screens: Vec<Screen>) -> Result<Vec<Sheet>> {
    let left = Mutex::new(VecDeque::from(screens));
    let take = || -> Result<Vec<Sheet>> {
        let studio = Studio::open(engine, server)?;
        let mut sheets = Vec::new();
        while let Some(screen) = { left.lock().unwrap_or_else(PoisonError::into_inner).pop_front() } {
            sheets.extend(Sheet::take(&studio, &screen)?);
            println!("{}", screen.name);
        }
        Ok(sheets)
    };
    thread::scope(|scope| {
        let windows: Vec<_> = (0..WINDOWS).map(|_| scope.spawn(take)).collect();
        let taken = windows.into_iter().map(|window| {
            window.join().unwrap_or_else(|_| Err(Error::new("a window was lost", "see the lines above")))
        });
        Ok(taken.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    })
}

/// Fails when anything looks different, and says what and where to see it.
fn check(sheets: &[Sheet], all: bool) -> Result<()> {
    let mut found = Vec::new();
    for sheet in sheets {
        found.extend(sheet.differences()?);
    }
    if all {
        found
            .extend(Sheet::left_over(sheets)?.iter().map(|path| format!("{}: of no screen", path.display())));
    }
    if found.is_empty() {
        println!("{} sheets look as they were approved", sheets.len());
        return Ok(());
    }
    found.sort();
    Err(Error::new(
        format!("not as approved:\n  {}", found.join("\n  ")),
        format!(
            "look into {} (approved above, as it is now below); if that is meant, run `cargo xtask pictures --approve`",
            sheet::different().display()
        ),
    ))
}

/// Writes what is new or differs, and leaves the rest as it is.
fn approve(sheets: &[Sheet], all: bool) -> Result<()> {
    for sheet in sheets {
        let lines = sheet.differences()?;
        if !lines.is_empty() {
            sheet.approve()?;
            println!("approved: {}", lines.join("; "));
        }
    }
    for path in if all { Sheet::left_over(sheets)? } else { Vec::new() } {
        std::fs::remove_file(&path).map_err(|e| file_error(&path, &e))?;
        println!("removed {}", path.display());
    }
    Ok(())
}

/// Writes `<screen>-<scheme>-<lang>-<width>-whole.png` for each.
fn whole(studio: &Studio<'_>, screens: &[Screen]) -> Result<()> {
    for (screen, lang) in screens.iter().flat_map(|screen| LANGS.map(|lang| (screen, lang))) {
        for setup in [Setup::PHONE, Setup::DESK].into_iter().flat_map(both) {
            studio.set_up(setup)?;
            studio.show(screen, lang, false)?;
            studio.set_up(Setup { height: studio.whole()?.unwrap_or(setup.height), ..setup })?;
            let name = format!("{}-{}-{lang}-{}-whole.png", screen.stem(), setup.scheme.name(), setup.width);
            let path = sheet::folder().join(name);
            write(&path, studio.png()?)?;
            println!("{}", path.display());
        }
    }
    Ok(())
}

/// Takes the README's pictures: a finding of Check, its case of the picker, and three first questions of the
/// quiz, one of them in English.
fn readme(studio: &Studio<'_>) -> Result<()> {
    studio.set_up(Setup::PHONE)?;
    let names = [FOUND, MOTHER, "quiz"].map(str::to_owned);
    let [found, mother, quiz] = &screens(&names)?[..] else { return Ok(()) };
    let take = |name: &str| -> Result<()> {
        let path: PathBuf = root().join("docs").join(name);
        write(&path, studio.png()?)?;
        println!("{}", path.display());
        Ok(())
    };
    studio.show(found, LANGS[0], false)?;
    take("check.png")?;
    studio.show(mother, LANGS[0], false)?;
    take("mother.png")?;
    for (place, lang) in (1..).zip([LANGS[0], LANGS[1], LANGS[0]]) {
        studio.show(quiz, lang, false)?;
        // Multiples of the golden ratio are spread evenly.
        studio.begin((DRAWN_BY + f64::from(place)) * 0.618_033_988_749_895 % 1.0)?;
        take(&format!("pictures/item-{place}-{lang}.png"))?;
    }
    Ok(())
}
