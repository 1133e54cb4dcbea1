//! The pages of `cargo xtask bench web`, each in its own folder, with every file also as brotli.
//!
//! All but our own ask the same ten questions of ours: the shortest about text messages, five scams and five
//! genuine ones.
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use topup_guard_core::pack::{ArtefactKind, Item, Msg, Pack, Truth, fill};
use xtask_base::files::{clear, files, read, read_text, write};
use xtask_base::run::{built, command, run, target};
use xtask_base::tools;
use xtask_base::{Error, Result};
use xtask_check::size::brotli;

/// Returns the folder of the pages.
pub(crate) fn folder() -> PathBuf {
    target().join("bench/web")
}

/// Makes all pages; returns their folder.
pub(crate) fn pages() -> Result<PathBuf> {
    let folder = folder();
    clear(&folder)?;
    let dist = built()?;
    for file in files(&dist)? {
        write(&folder.join("ours").join(file.strip_prefix(&dist).unwrap_or(&file)), read(&file)?)?;
    }
    let quiz = quiz()?;
    // The bundler finds it there as if it were a package.
    let given = target().join("bench/given");
    write(&given.join("quiz.json"), quiz.to_string())?;
    for peer in ["hand", "react", "survey"] {
        bundle(peer, &given, &folder.join(peer))?;
        let own = tools::peers_manifest().join(peer).join("index.html");
        let template = if own.is_file() { own } else { tools::peers_manifest().join("page.html") };
        write(&folder.join(peer).join("index.html"), filled(&read_text(&template)?, &quiz))?;
    }
    for file in files(&folder)? {
        write(&PathBuf::from(format!("{}.br", file.display())), brotli(&read(&file)?)?)?;
    }
    // The page that a window shows before it is timed.
    write(
        &folder.join("blank.html"),
        "<!doctype html><title>blank</title><link rel=\"icon\" href=\"data:,\">",
    )?;
    Ok(folder)
}

/// Bundles a peer's script and style as its documentation says.
fn bundle(peer: &str, given: &Path, to: &Path) -> Result<()> {
    let (from, packages) = (tools::peers_manifest().join(peer), tools::peers()?.join("node_modules"));
    let mut esbuild = command(tools::esbuild()?);
    esbuild.args([from.join("page.js"), from.join("page.css")]);
    esbuild.args(["--bundle", "--minify", "--format=iife", "--target=es2020", "--log-level=warning"]);
    esbuild.arg("--define:process.env.NODE_ENV=\"production\"").arg(format!("--outdir={}", to.display()));
    let paths = std::env::join_paths([packages.as_path(), given]).unwrap_or_default();
    run(esbuild.env("NODE_PATH", paths), "see the lines above; the peers' sources are in bench/peers")
}

/// Returns ten questions, and the words around them.
fn quiz() -> Result<Value> {
    let unsound = |_| Error::new("content/ is not sound", "see `cargo xtask content`");
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).map_err(unsound)?;
    let Some(pack) = packs.first() else {
        return Err(Error::new("content/ has no language", "see `cargo xtask content`"));
    };
    let word = |msg| pack.first.messages.get(msg);
    let items: Vec<Item> = pack.quiz.items.iter().map(|item| item.fill(0)).collect();
    let questions: Vec<_> = chosen(&items).into_iter().map(|item| question(item, &pack.first)).collect();
    let answers = [Msg::VerdictScam, Msg::VerdictGenuine, Msg::VerdictCannotTell].map(word);
    Ok(json!({
        "lang": pack.lang,
        "title": word(Msg::DoorQuiz),
        "ask": fill(word(Msg::QuizAsk), &[("kind", word(Msg::KindSms))]),
        "answers": answers,
        "next": word(Msg::QuizNext),
        "questions": questions,
    }))
}

/// Returns five scams and five genuine items alternating, those with the shortest texts.
fn chosen(items: &[Item]) -> Vec<&Item> {
    let of = |truth| {
        let mut found: Vec<&Item> = items
            .iter()
            .filter(|item| item.truth == truth && item.artefact.kind == ArtefactKind::Sms)
            .collect();
        found.sort_by_key(|item| shown(item).len());
        found.truncate(5);
        found
    };
    of(Truth::Scam).into_iter().zip(of(Truth::Genuine)).flat_map(<[&Item; 2]>::from).collect()
}

fn question(item: &Item, pack: &Pack) -> Value {
    let word = |msg| pack.messages.get(msg);
    let (right, truth) = if item.truth == Truth::Scam { (0, Msg::TruthScam) } else { (1, Msg::TruthGenuine) };
    let told = [Msg::FeedbackRight, Msg::FeedbackWrong].map(|msg| fill(word(msg), &[("truth", word(truth))]));
    json!({ "context": item.context, "shown": shown(item), "right": right, "told": told, "why": item.why.text })
}

/// Returns an artefact's text.
fn shown(item: &Item) -> String {
    let lines = item.artefact.lines.iter();
    let lines = lines.map(|line| line.runs.iter().map(|run| run.text.as_str()).collect::<String>());
    lines.collect::<Vec<_>>().join("\n")
}

/// Returns a page with its placeholders filled in, `{title}` and so on, from the quiz and its first question.
fn filled(template: &str, quiz: &Value) -> String {
    let first = &quiz["questions"][0];
    let text = |value: &Value| value.as_str().unwrap_or_default().replace('&', "&amp;").replace('<', "&lt;");
    let mut page = template.to_owned();
    for name in ["lang", "title", "ask", "next"] {
        page = page.replace(&format!("{{{name}}}"), &text(&quiz[name]));
    }
    for name in ["context", "shown"] {
        page = page.replace(&format!("{{{name}}}"), &text(&first[name]));
    }
    for answer in quiz["answers"].as_array().into_iter().flatten() {
        page = page.replacen("{answer}", &text(answer), 1);
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_of_a_page_is_filled_once_and_a_text_stays_a_text() {
        let quiz = json!({ "lang": "en", "title": "A < B", "ask": "?", "next": "On", "answers": ["one", "two"],
                           "questions": [{ "context": "before", "shown": "R&D" }] });
        assert_eq!(
            filled("{lang} {title} {title} {context} {shown} {ask} {answer}{answer} {next}", &quiz),
            "en A &lt; B A &lt; B before R&amp;D ? onetwo On"
        );
    }

    #[test]
    fn the_ten_questions_are_scams_and_genuine_ones_in_turn() {
        let quiz = quiz().unwrap();
        let right: Vec<_> =
            quiz["questions"].as_array().unwrap().iter().map(|one| one["right"].as_u64()).collect();
        assert_eq!(right, [Some(0), Some(1)].repeat(5));
        assert!(quiz["questions"][0]["told"][0].as_str().is_some_and(|told| !told.contains('{')), "{quiz}");
    }
}
