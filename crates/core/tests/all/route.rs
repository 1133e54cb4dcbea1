//! Screens and their links.

use proptest::prelude::*;

use topup_guard_core::{
    picker::{Answers, Choice, Question},
    route::{Route, RouteError, given_card},
};

#[test]
fn a_written_link_is_read_as_the_same_screen_and_answers() {
    let answers = Answers::new().with(Question::Card, Choice::Iot).with(Question::Pay, Choice::Unsure);
    let routes = [
        Route::Home,
        Route::Picker(Question::Go),
        Route::Result,
        Route::Channel("carrier-app".into()),
        Route::Compare(vec!["kiosk".into(), "shop".into(), "wallet".into()]),
        Route::Compare(vec!["kiosk".into(), "shop".into()]),
        Route::NotChannels,
        Route::Number,
        Route::Quiz,
        Route::Progress,
        Route::Practise("points".into()),
        Route::Class(String::new()),
        Route::Class("points".into()),
        Route::Class("points/8/level-1/K7QF3M/after".into()),
        Route::Warnings,
        Route::Warning("points-expire".into()),
        Route::Note,
        Route::Family,
        Route::Help,
        Route::HelpAfter("money".into()),
    ];
    for route in routes {
        assert_eq!(Route::read(&route.fragment(&answers)), Ok((route, answers)));
    }
    for route in [Route::Precautions, Route::Guide("suspended".into()), Route::Cards, Route::Sources] {
        assert_eq!(Route::read(&route.fragment(&answers)), Ok((route, Answers::new())));
    }
    assert_eq!(Route::read("#/v1/picker"), Ok((Route::Picker(Question::Card), Answers::new())));
}

#[test]
fn each_screen_is_of_the_picker_of_the_pages_or_of_another_program() {
    let read = |text: &str| Route::read(&format!("#/v1/{text}")).unwrap().0;
    let first = ["home", "picker/card", "result", "help"];
    let pages = ["channel/a", "compare/a+b", "not-channels", "cards", "precautions", "guide/a", "sources"];
    let later = ["check", "number", "quiz", "progress", "quiz/a", "warnings", "warnings/a", "note", "card"];
    let later = [&later[..], &["class", "class/a/8/K7QF3M"]].concat();
    for (screens, of) in [(&first[..], (false, false)), (&pages, (true, false)), (&later, (false, true))] {
        for screen in screens.iter().map(|text| read(text)) {
            assert_eq!((screen.needs_pages(), screen.is_beyond_picker()), of, "{screen:?}");
        }
    }
}

#[test]
fn answers_lead_to_the_next_question_and_then_to_the_result() {
    let mut answers = Answers::new();
    for question in Question::ALL {
        assert_eq!(Route::after(&answers), Route::Picker(question));
        answers = answers.with(question, Choice::Unsure);
    }
    assert_eq!(Route::after(&answers), Route::Result);
}

#[test]
fn ids_are_short_and_plain_and_two_or_three_are_compared() {
    let is = |text: String| Route::read(&format!("#/v1/{text}")).is_ok();
    assert!(is(format!("channel/{}", "a".repeat(64))) && !is(format!("channel/{}", "a".repeat(65))));
    assert!(is("channel/a-1".into()) && !is("channel/".into()) && !is("channel/A".into()));
    let compare = |number: usize| is(format!("compare/{}", vec!["a"; number].join("+")));
    assert_eq!([1, 2, 3, 4].map(compare), [false, true, true, false]);
    assert!(!is(format!("class/{}", "a".repeat(129))));
    assert!(!is("home/x".into()) && !is("channel/a/b".into()) && !is("channel".into()));
}

#[test]
fn damaged_and_hostile_links_are_refused() {
    assert_eq!(Route::read("#/v9/home"), Err(RouteError::Version));
    assert_eq!(Route::read("#/v1/nowhere"), Err(RouteError::Unknown));
    assert_eq!(Route::read("#/v1/channel/<img onerror=alert(1)>"), Err(RouteError::Unknown));
    assert_eq!(Route::read("#/v1/compare/one"), Err(RouteError::Unknown));
    assert!(matches!(Route::read("#/v1/result?card=pho"), Err(RouteError::Answers(_))));
    assert_eq!(Route::read(&"#".repeat(1_000_000)), Err(RouteError::TooLong));
    assert_eq!(Route::read(""), Ok((Route::Home, Answers::new())));
    let long = |bytes: usize| Route::read(&format!("#/v1/home{}", "x".repeat(bytes - 9)));
    assert_eq!(long(512), Err(RouteError::Unknown));
    assert_eq!(long(513), Err(RouteError::TooLong));
}

#[test]
fn going_back_repeatedly_ends_at_home() {
    for answers in [Answers::new(), Answers::new().with(Question::When, Choice::Now)] {
        let mut route = Route::Channel("wallet".into());
        for _ in 0..10 {
            route = route.parent(&answers);
        }
        assert_eq!(route, Route::Home);
    }
}

#[test]
fn the_parent_is_the_screen_that_leads_here() {
    let paid = Answers::new().with(Question::Card, Choice::Iot).with(Question::Pay, Choice::Cash);
    let back = |route: Route| route.parent(&paid);
    assert_eq!(back(Route::Result), Route::Picker(Question::Pay), "the last question that was answered");
    assert_eq!(Route::Result.parent(&Answers::new()), Route::Home);
    assert_eq!(back(Route::Picker(Question::Card)), Route::Home);
    assert_eq!(back(Route::Picker(Question::Asked)), Route::Picker(Question::Card));
    assert_eq!(back(Route::Picker(Question::Whom)), Route::Picker(Question::Asked));
    for route in [Route::Channel("kiosk".into()), Route::Compare(Vec::new()), Route::NotChannels] {
        assert_eq!(route.parent(&paid), Route::Result);
        assert_eq!(route.parent(&Answers::new()), Route::Home, "there is no result without answers");
    }
    assert_eq!(back(Route::Progress), Route::Quiz);
    assert_eq!(back(Route::Practise("points".into())), Route::Quiz);
    assert_eq!(back(Route::Warning("points".into())), Route::Warnings);
    assert_eq!(back(Route::Note), Route::Help);
    assert_eq!(back(Route::HelpAfter("code".into())), Route::Help);
    assert_eq!(back(Route::Sources), Route::Home);
    assert_eq!(back(Route::Help), Route::Picker(Question::Asked), "the first question that is open");
    assert_eq!(Route::Help.parent(&paid.with(Question::Asked, Choice::Somebody)), Route::Result);
    assert_eq!(Route::Help.parent(&Answers::new()), Route::Home);
}

#[test]
fn a_host_page_sets_a_view_and_a_topic() {
    assert_eq!(Route::from_view("quiz", "points"), Some(Route::Practise("points".into())));
    for odd in ["", "<img>", "points/x", "#", &"a".repeat(65)] {
        assert_eq!(Route::from_view("quiz", odd), Some(Route::Quiz), "{odd}");
    }
    for view in ["home", "picker", "warnings", "channel", "quiz/points", "nowhere", ""] {
        assert_eq!(Route::from_view(view, "points"), Route::from_view(view, ""), "{view}");
    }
    assert_eq!(given_card("picker", "data"), Some(Choice::DataCard));
    for (view, about) in
        [("picker", "points"), ("picker", ""), ("picker", "wallet"), ("quiz", "data"), ("", "data")]
    {
        assert_eq!(given_card(view, about), None, "{view} {about}");
    }
}

proptest! {
    #[test]
    fn a_link_that_is_read_is_written_to_the_same_screen(text in "(#/v1/)?[a-z/?=&+-]{0,60}|.{0,60}") {
        if let Ok((route, answers)) = Route::read(&text) {
            let again = Route::read(&route.fragment(&answers));
            prop_assert_eq!(again.map(|(route, _)| route), Ok(route));
        }
    }
}

#[test]
fn what_other_programs_add_to_a_link_is_passed_over() {
    let warning = Route::Warning("points-expire".into());
    for end in [
        "",
        "&from=timeline",
        "?from=singlemessage&isappinstalled=0",
        "。",
        "）",
        ")",
        "）快看",
        "%E3%80%82",
        ".",
        "_",
        "/",
        ",",
        "\u{201d}",
        "&amp;from=groupmessage",
        " ",
        "#wechat_redirect",
    ] {
        let read = Route::read(&format!("#/v1/warnings/points-expire{end}"));
        assert_eq!(read, Ok((warning.clone(), Answers::new())), "{end}");
    }
    let answers = Answers::new().with(Question::Card, Choice::PhoneCard);
    for link in [
        "#/v1/result?card=phone&from=timeline",
        "#/v1/result&card=phone",
        "#/v1/result?from=timeline&amp;card=phone",
        "#/v1/result?card=phone）",
        "#%2Fv1%2Fresult%3Fcard%3Dphone",
        "#/v1/result?&&card=phone&nsukey&utm_source=x",
    ] {
        assert_eq!(Route::read(link), Ok((Route::Result, answers)), "{link}");
    }
    let class = Route::Class("points/8/K7QF3M".into());
    for link in [
        "#/v1/class/points/8/K7QF3M）",
        "#/v1/class/points/8/K7QF3M/&from=timeline",
        "#/v1/class/points/8/K7QF3M b",
    ] {
        assert_eq!(Route::read(link), Ok((class.clone(), Answers::new())), "{link}");
    }
    for link in ["#wechat_redirect", "#rd", "#", "#/"] {
        assert_eq!(Route::read(link), Ok((Route::Home, Answers::new())), "{link}");
    }
    for link in ["#/v1/warnings/a/b", "#。", "#/v1/result?card=", "#/v1/compare/a+&x"] {
        assert!(Route::read(link).is_err(), "{link}");
    }
}
