//! What the screens say of measurements on forms.

use topup_guard_core::pack::{Form, Item, model_of};
use topup_guard_core::quiz::{AGAIN_AFTER, form_name};

use super::*;

/// The content with two forms of its first items, whatever forms it has.
fn formed(packs: &LanguagePacks) -> LanguagePacks {
    let mut packs = packs.clone();
    let of = |truth| packs.quiz.items.iter().filter(move |item| item.truth == truth);
    let form = |id: &str, from: usize| Form {
        id: id.to_owned(),
        items: of(Truth::Scam)
            .skip(from)
            .take(20)
            .chain(of(Truth::Genuine).skip(from).take(20))
            .map(|item| item.id.clone())
            .collect(),
    };
    packs.quiz.forms = vec![form("form-a", 0), form("form-b", 20)];
    packs
}

/// Adds answers to the first so many items of a form, `ago` days back: of 20 scams so many are caught, of 20
/// genuine items so many taken for scams.
fn on_form(log: &mut Log, pack: &QuizPack, place: usize, answers: usize, rates: [usize; 2], ago: i64) {
    let form = &pack.forms[place];
    let item = |name: &String| pack.items.iter().find(|item| item.id == model_of(name)).unwrap();
    for (number, name) in form.items.iter().enumerate().take(answers) {
        let item: &Item = item(name);
        let called = number % 20 < rates[number / 20];
        let verdict = if called { Verdict::Scam } else { Verdict::Genuine };
        log.push(Response {
            id: ResponseId { session: SessionId(place as u64 + 7), number: number as u32 },
            at: NOW - ago * DAY,
            took_ms: 10,
            mode: Mode::Measuring,
            form: form_name(form),
            item: name.clone(),
            family: item.family.clone(),
            group: item.group.clone(),
            pack: pack.version.clone(),
            answer: judge(item, verdict, Confidence::Medium, &item.actions[0].id).unwrap(),
        });
    }
}

/// Renders the progress of somebody measured twice.
fn twice(packs: &LanguagePacks, before: [usize; 2], after: [usize; 2]) -> String {
    let mut log = Log::new();
    on_form(&mut log, &packs.quiz, 0, 40, before, 60);
    on_form(&mut log, &packs.quiz, 1, 40, after, 5);
    let html = shown(packs, Route::Progress, with(packs, log));
    sound(packs, &html);
    html
}

#[test]
fn two_measurements_show_what_changed_and_whether_chance_explains_it() {
    for packs in PACKS.iter().map(formed) {
        let t = |msg| packs.first.messages.get(msg);
        for (before, after, said) in [
            ([10, 10], [19, 1], Msg::ChangeBetter),
            ([19, 1], [10, 10], Msg::ChangeWorse),
            ([12, 8], [13, 7], Msg::ChangeUnclear),
            ([20, 0], [20, 0], Msg::ChangeUnclear),
        ] {
            let html = twice(&packs, before, after);
            for msg in [Msg::ChangeBetter, Msg::ChangeWorse, Msg::ChangeUnclear] {
                assert_eq!(html.contains(t(msg)), msg == said, "{before:?} {after:?}");
            }
            let at = html.find("data-change").expect("a section about it");
            let section = &html[at..html[at..].find("</section>").map_or(html.len(), |end| at + end)];
            assert_eq!(section.matches("<circle").count(), 4, "two rates, twice");
            let figures = section.split("data-fold=\"change\"").nth(1).expect("every figure");
            let all = |msg| figures.matches(t(msg)).count();
            assert_eq!(all(Msg::ChangeBeyond) + all(Msg::ChangeChance), 5, "every figure says it: {section}");
            assert_eq!(all(Msg::ChangeBeyond) == 0, said == Msg::ChangeUnclear);
            // The same in words: day and numbers of both.
            for (day, [caught, refused]) in [(60, before), (5, after)] {
                let numbers = [caught, 20, refused, 20].map(|number| number.to_string());
                let [caught, scams, refused, genuine] = numbers.each_ref().map(String::as_str);
                let date = format!("day {}", (NOW - day * DAY).0 / DAY);
                let values = [
                    ("date", &*date),
                    ("caught", caught),
                    ("scams", scams),
                    ("refused", refused),
                    ("genuine", genuine),
                ];
                let line = values.iter().fold(t(Msg::ChangeMeasured).to_owned(), |line, (name, value)| {
                    line.replace(&format!("{{{name}}}"), value)
                });
                assert!(section.contains(&line), "{line} in {section}");
            }
        }
    }
}

#[test]
fn what_was_measured_before_there_were_forms_is_compared_too_and_practice_is_not() {
    let packs = formed(&PACKS[1]);
    let mut log = measured(&packs.quiz, 20, 90);
    let alone = shown(&packs, Route::Progress, with(&packs, log.clone()));
    assert!(!alone.contains("data-change"), "nothing to compare with");
    on_form(&mut log, &packs.quiz, 1, 40, [15, 5], 5);
    let html = shown(&packs, Route::Progress, with(&packs, log));
    sound(&packs, &html);
    assert!(html.contains("data-change"));
}

#[test]
fn it_says_when_to_measure_again_and_that_a_form_was_begun() {
    for packs in PACKS.iter().map(formed) {
        // Each text as it begins before its first place.
        let begins = |msg| packs.first.messages.get(msg).split('{').next().unwrap_or_default().to_owned();
        let screens = |log: &Log| {
            [Route::Quiz, Route::Progress].map(|route| shown(&packs, route, with(&packs, log.clone())))
        };
        let mut log = Log::new();
        on_form(&mut log, &packs.quiz, 0, 40, [15, 5], 5);
        for html in screens(&log) {
            sound(&packs, &html);
            assert!(html.contains(&format!("day {}", (NOW + (AGAIN_AFTER - 5) * DAY).0 / DAY)));
            assert!(html.contains("data-do=\"measure\""), "at will all the same");
        }
        let mut log = Log::new();
        on_form(&mut log, &packs.quiz, 0, 40, [15, 5], AGAIN_AFTER + 1);
        let again = packs.first.messages.get(Msg::MeasuringAgain).split('}').nth(1).unwrap_or_default();
        assert!(screens(&log).iter().all(|html| html.contains(again)));
        on_form(&mut log, &packs.quiz, 1, 12, [5, 5], 1);
        let begun = begins(Msg::MeasuringBegun);
        for html in screens(&log) {
            sound(&packs, &html);
            assert!(html.contains(&begun) && html.contains("12") && html.contains("40"));
        }
    }
}

#[test]
fn a_host_page_can_name_a_form() {
    let packs = formed(&PACKS[1]);
    let t = |msg| packs.first.messages.get(msg);
    let at = || Route::Practise("form-a".to_owned());
    let mut log = Log::new();
    let html = shown(&packs, at(), with(&packs, log.clone()));
    assert!(html.contains("Measure: form A") && html.contains("data-do=\"begin\""));
    assert!(!html.contains(t(Msg::PractiseUnknown)));
    on_form(&mut log, &packs.quiz, 0, 13, [5, 5], 1);
    assert!(shown(&packs, at(), with(&packs, log.clone())).contains("Questions done so far: 13."));
    let mut log = Log::new();
    on_form(&mut log, &packs.quiz, 0, 40, [15, 5], 3);
    let html = shown(&packs, at(), with(&packs, log.clone()));
    assert!(html.contains(t(Msg::MeasuringFormDone)) && !html.contains("data-do=\"begin\""));
    let html = shown(&packs, Route::Practise("form-z".to_owned()), with(&packs, log));
    assert!(html.contains(t(Msg::PractiseUnknown)));
}
