//! Links that version 0.1 made.

use serde_json::{Value, json};
use topup_guard_core::picker::Answers;
use topup_guard_core::route::Route;

use super::fixture;

/// Returns a route under the names that the fixtures use, whatever it is called here.
fn plain(route: &Route, answers: &Answers) -> Value {
    let id = match route {
        Route::Picker(question) => json!(question.id()),
        Route::Channel(id) | Route::Guide(id) | Route::Practise(id) | Route::Warning(id) => json!(id),
        Route::HelpAfter(id) => json!(id),
        Route::Compare(ids) => json!(ids),
        _ => Value::Null,
    };
    let answers: serde_json::Map<_, _> =
        answers.iter().map(|(question, choice)| (question.id().to_owned(), json!(choice.id()))).collect();
    json!({ "view": route.view(), "id": id, "answers": answers })
}

#[test]
fn every_link_leads_where_it_led() {
    let cases = fixture!("links.json");
    for case in cases.as_array().unwrap() {
        let fragment = case["fragment"].as_str().unwrap();
        let (route, answers) = Route::read(fragment).unwrap_or_else(|error| panic!("{error:?}: {fragment}"));
        assert_eq!(plain(&route, &answers), case["leads_to"], "{fragment}");
    }
}

#[test]
fn every_screen_has_the_link_it_had() {
    let cases = fixture!("links.json");
    for case in cases.as_array().unwrap().iter().filter(|case| case["written"] == true) {
        let fragment = case["fragment"].as_str().unwrap();
        let (route, answers) = Route::read(fragment).unwrap();
        assert_eq!(route.fragment(&answers), fragment);
    }
}
