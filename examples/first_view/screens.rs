//! Screens that a script shows until the program is there, and what it has to know to choose the next one.
//!
//! They stand in a `<template>`: two frames, home and one for every other screen, and the `main` of each
//! screen. `static/screens.js` puts a `main` into the frame, and writes what was answered into it.

use std::collections::BTreeMap;
use std::rc::Rc;

use topup_guard_core::pack::Pack;
use topup_guard_core::picker::{Answers, Choice, Question, decisive, encode};
use topup_guard_core::route::Route;

use crate::native::app;

/// Returns the template with every screen of a language; `decided` is what [`decided`] returns.
pub(super) fn screens(first: &Rc<Pack>, decided: &str) -> String {
    let unsure = Question::ALL.into_iter().fold(Answers::new(), |so_far, question| {
        // Each screen is rendered with every answer given, so that what an answer leads to is there.
        so_far.with(question, Choice::Unsure)
    });
    let mut mains = Vec::new();
    for text in &first.picker.questions {
        let Some(question) = Question::from_id(&text.id) else { continue };
        let route = Route::Picker(question);
        let given = text.wordings.iter().map(|wording| wording.given.as_slice());
        // The usual words last, where no others hold.
        for given in given.chain([[].as_slice()]) {
            let pairs = given.iter().filter_map(|one| {
                let (question, option) = one.split_once('=')?;
                let question = Question::from_id(question)?;
                Some((question, question.option(option)?))
            });
            let answers = pairs.fold(unsure, |so_far, (question, choice)| so_far.with(question, choice));
            mains.push(main(first, &route, &answers, &given.join("&(.*&)?"), question.id()));
        }
    }
    let stop = unsure.with(Question::Asked, Choice::Somebody);
    let stopped = encode(&Answers::new().with(Question::Asked, Choice::Somebody));
    mains.push(main(first, &Route::Result, &stop, &stopped, Question::Asked.id()));
    mains.push(main(first, &Route::Check, &unsure, "", ""));
    let branches = first.help.branches.iter().map(|branch| Route::HelpAfter(branch.id.clone()));
    for route in [Route::Help].into_iter().chain(branches) {
        mains.push(main(first, &route, &Answers::new(), "", ""));
    }
    let questions: Vec<_> = Question::ALL.into_iter().map(Question::id).collect();
    format!(
        "<template data-screens data-questions=\"{}\" data-decided=\"{}\" data-carries=\"{}\" data-chips=\"{}\">{}{}{}</template>",
        questions.join(" "),
        decided,
        carries(&unsure),
        chips(first),
        app(first, &Route::Home.fragment(&Answers::new())),
        app(first, &Route::Picker(Question::Card).fragment(&Answers::new())),
        mains.concat(),
    )
}

/// Returns a screen's `main` with its place, for which answers it is, what it asks, and where back leads.
fn main(first: &Rc<Pack>, route: &Route, answers: &Answers, when: &str, question: &str) -> String {
    let html = app(first, &route.fragment(answers));
    let main = html.split_once("<main").and_then(|(_, rest)| rest.split_once("</main>"));
    let (main, _) = main.unwrap_or_default();
    // The script writes the answers into the links. Only who does not know the kind of card is led to them.
    let main = without_answers(main, answers);
    let main = main.replace("data-go=\"cards\"", "data-go=\"cards\" data-when=\"card=unsure\"");
    let at = route.fragment(&Answers::new());
    let (at, back) = (at.trim_start_matches("#/v1/"), route.parent(&Answers::new()));
    // Without further answers the result leads back to the question that stops.
    let back = if *route == Route::Result { Route::Picker(Question::Asked) } else { back };
    let back = back.fragment(&Answers::new());
    format!(
        "<main data-at=\"{at}\" data-when=\"{when}\" data-question=\"{question}\" data-back=\"{back}\"{main}</main>"
    )
}

fn without_answers(html: &str, answers: &Answers) -> String {
    let answers = encode(answers).replace('&', "&amp;");
    if answers.is_empty() { html.to_owned() } else { html.replace(&format!("?{answers}"), "") }
}

/// Returns each answer in a few words, by how a link has it, as an attribute with JSON.
fn chips(first: &Pack) -> String {
    let questions = first.picker.questions.iter();
    let chips = questions.flat_map(|question| {
        question.options.iter().map(|option| (format!("{}={}", question.id, option.id), option.chip.clone()))
    });
    let chips: serde_json::Map<_, _> = chips.map(|(answer, chip)| (answer, chip.into())).collect();
    serde_json::Value::from(chips).to_string().replace('&', "&amp;").replace('"', "&quot;")
}

/// Returns a regular expression for the links that carry the answers.
fn carries(answers: &Answers) -> String {
    let views = "home picker result channel compare not-channels cards precautions guide check number quiz \
                 class progress warnings note help card sources";
    let carries = views.split(' ').filter(|view| {
        let ids = if *view == "compare" { "a+b" } else { "a" };
        [format!("#/v1/{view}"), format!("#/v1/{view}/{ids}")].iter().any(|fragment| {
            let read = Route::read(fragment);
            read.is_ok_and(|(route, _)| route.fragment(answers).contains('?'))
        })
    });
    format!("v1/({})\\b(?!-)", carries.collect::<Vec<_>>().join("|"))
}

/// Options of each question; none where it need not be answered.
type Rule = [Vec<Choice>; 7];

/// Returns a regular expression for the answers after which nothing more is asked.
pub(super) fn decided(first: &Pack) -> String {
    let mut rules: Vec<Rule> = decisive(first)
        .iter()
        .map(|answers| Question::ALL.map(|question| answers.get(question).into_iter().collect()))
        .collect();
    // Rules that differ in one question are joined.
    for at in (0..7).chain(0..7) {
        let mut joined: BTreeMap<(Rule, bool), Vec<Choice>> = BTreeMap::new();
        for mut rule in rules {
            let options = rule.get_mut(at).map(std::mem::take).unwrap_or_default();
            joined.entry((rule, options.is_empty())).or_default().extend(options);
        }
        rules = joined
            .into_iter()
            .map(|((mut rule, _), mut options)| {
                options.sort();
                if let Some(place) = rule.get_mut(at) {
                    *place = options;
                }
                rule
            })
            .collect();
    }
    let rules = rules.iter().map(|rule| {
        let parts = Question::ALL.into_iter().zip(rule).filter(|(_, options)| !options.is_empty());
        let parts = parts.map(|(question, options)| {
            let ids: Vec<_> = options.iter().map(|choice| choice.id()).collect();
            format!("{}=({})\\b", question.id(), ids.join("|"))
        });
        parts.collect::<Vec<_>>().join(".*")
    });
    rules.collect::<Vec<_>>().join("|")
}
