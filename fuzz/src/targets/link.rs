//! What a link or a host's attributes say: fragments, shared answers, sessions, where to begin.

use topup_guard_core::picker::{Answers, ShareError, decode, encode};
use topup_guard_core::quiz::{Session, round_length, start_topic};
use topup_guard_core::route::{Route, RouteError, given_card};

use super::{seeds_of, text};

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let all = "card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go&when=later";
    let result = format!("#/v1/result?{all}");
    seeds_of(&[
        all,
        &result,
        "#/v1/home",
        "#/v1/picker/pay?card=iot",
        "#/v1/compare/wallet+shop+kiosk?card=phone",
        "#/v1/channel/carrier-store?go=stay",
        "#/v1/quiz/points-expire",
        "#/v1/guide/wrong-number",
        "#/v2/home",
        "1 2a p 1796000000000 10 points-expire",
        "points 5",
        "quiz points",
    ])
}

pub(super) fn run(bytes: &[u8]) {
    let text = text(bytes);
    fragment(&text);
    answers(&text);
    attributes(&text);
    if let Some(session) = Session::from_text(&text) {
        assert_eq!(Session::from_text(&session.to_text()), Some(session));
    }
}

fn fragment(text: &str) {
    let (route, answers) = match Route::read(text) {
        Ok(read) => read,
        Err(error) => return assert_eq!(error == RouteError::TooLong, text.len() > 512),
    };
    comes_back(&route, &answers);
    // The way back from anywhere ends at home, in few steps.
    let mut at = route;
    let mut steps = 0;
    while at != Route::Home {
        at = at.parent(&answers);
        comes_back(&at, &answers);
        steps += 1;
        assert!(steps < 12, "{text:?} has no way home");
    }
}

/// Checks that what is written is read again, and contains nothing but ids.
fn comes_back(route: &Route, answers: &Answers) {
    let written = route.fragment(answers);
    let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"#/?&=+-".contains(&byte);
    assert!(written.len() <= 512 && written.bytes().all(plain), "{written:?}");
    let (again, carried) = Route::read(&written).expect("what is written is read");
    assert_eq!(&again, route);
    assert!(carried == *answers || carried == Answers::new());
    assert_eq!(again.fragment(&carried), written);
}

fn answers(text: &str) {
    match decode(text) {
        Ok(answers) => {
            let written = encode(&answers);
            assert!(written.len() < 120, "{written}");
            assert_eq!(decode(&written), Ok(answers));
            assert_eq!(answers.iter().count(), written.split('&').filter(|pair| !pair.is_empty()).count());
        }
        Err(error) => assert_eq!(error == ShareError::TooLong, text.len() > 256),
    }
}

fn attributes(text: &str) {
    assert!((1..=50).contains(&round_length(text)));
    assert!(text.contains(start_topic(text)));
    let (view, about) = text.split_once(' ').unwrap_or((text, ""));
    if let Some(route) = Route::from_view(view, about) {
        assert_eq!(route.view(), view);
        comes_back(&route, &Answers::new());
    }
    assert!(given_card(view, about).is_none_or(|card| card.id() == about));
}
