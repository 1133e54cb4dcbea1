//! The picker's questions: answering, changing, skipping, stopping.

use topup_guard_core::pack::Msg;
use topup_guard_core::picker::{self, Answers, Choice, Outcome, Question, decode, encode, wording};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::LANGS;
use crate::stage::Stage;

/// A mother with a feature phone and cash, her child beside her.
const MOTHER: [(Question, Choice); 7] = [
    (Question::Card, Choice::PhoneCard),
    (Question::Asked, Choice::Nobody),
    (Question::Whom, Choice::Together),
    (Question::Phone, Choice::Basic),
    (Question::Pay, Choice::Cash),
    (Question::Go, Choice::CanGo),
    (Question::When, Choice::Later),
];
const MOTHERS_LINK: &str = "card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go&when=later";

/// The ids of the best channels, as the core ranks them.
fn best(stage: &Stage, answers: &Answers, most: usize) -> Vec<String> {
    match picker::rank(answers, &stage.pack) {
        Outcome::Stop => Vec::new(),
        Outcome::Ranking { ranked, .. } => {
            ranked.iter().take(most).map(|entry| entry.channel.id.clone()).collect()
        }
    }
}

fn option(choice: Choice) -> String {
    format!("[data-option={}]", choice.id())
}

/// The title of a question after these answers.
fn title<'a>(stage: &'a Stage, question: Question, answers: &Answers) -> &'a str {
    let texts = &stage.pack.picker.questions;
    let text = texts.iter().find(|text| text.id == question.id()).expect("every question has words");
    wording(text, answers).map_or(&text.title, |wording| &wording.title)
}

#[wasm_bindgen_test]
async fn each_question_comes_in_turn_without_a_ranking_and_the_progress_is_what_is_done() {
    for lang in LANGS {
        let stage = Stage::open(lang, "#/v1/picker").await;
        let mut answers = Answers::new();
        for (number, (question, choice)) in MOTHER.into_iter().enumerate() {
            // Whether she can go to a shop decides; how soon could change nothing.
            if question == Question::When {
                break;
            }
            assert_eq!(stage.view(), "picker");
            assert_eq!(stage.texts("h1"), [title(&stage, question, &answers)]);
            assert_eq!(stage.attributes(".prog", "value"), [number.to_string()], "before {question:?}");
            assert_eq!(stage.attributes(".prog", "max"), [MOTHER.len().to_string()]);
            assert!(!stage.has(".ranking, [data-rank], [data-channel]"), "{}", stage.html());
            stage.click(&option(choice)).await;
            answers = answers.with(question, choice);
        }
        assert_eq!(stage.view(), "result");
        assert!(picker::is_decided(&answers, &stage.pack));
        assert_eq!(stage.bar.steps().last().unwrap(), &format!("#/v1/result?{}", encode(&answers)));
        // Whoever wants to answers the rest, and is back at once.
        stage.click("[data-go=open]").await;
        stage.click("[data-option=later]").await;
        assert_eq!(stage.bar.steps().last().unwrap(), &format!("#/v1/result?{MOTHERS_LINK}"));
        assert!(!stage.has("[data-go=open]"));
    }
}

#[wasm_bindgen_test]
async fn the_keyboard_alone_leads_from_home_to_the_steps_of_a_channel() {
    let stage = Stage::open("zh-Hans", "").await;
    stage.enter("[data-go=picker]").await;
    for (_, choice) in &MOTHER[..6] {
        stage.enter(&option(*choice)).await;
        let heading = stage.focused().expect("the new screen's heading has the focus");
        assert_eq!(heading.tag_name(), "H1");
    }
    stage.enter("[data-go=channel]").await;
    assert_eq!(stage.view(), "channel");
}

#[wasm_bindgen_test]
async fn a_son_who_pays_from_his_own_phone_is_asked_about_his_phone_and_his_means() {
    for lang in LANGS {
        let stage = Stage::open(lang, "#/v1/picker/whom?card=phone&asked=nobody").await;
        stage.click("[data-option=remote]").await;
        assert_eq!(
            stage.bar.steps().last().unwrap(),
            "#/v1/picker/phone?card=phone&asked=nobody&whom=remote"
        );
        let to_him = |text: &str| {
            text.contains('你') || text.split(|c: char| !c.is_alphabetic()).any(|word| word == "you")
        };
        for question in [Question::Phone, Question::Pay, Question::Go] {
            let said = "card=phone&asked=nobody&whom=remote";
            stage.bar.enter(&format!("#/v1/picker/{}?{said}", question.id()));
            stage.settle().await;
            let title = stage.text("h1");
            assert!(to_him(&title), "{title}");
        }
        // Beside a relative, whose phone and money it is: the words are about the relative.
        let beside = Stage::open(lang, "#/v1/picker/phone?card=phone&asked=nobody&whom=together").await;
        assert!(!to_him(&beside.text("h1")), "{}", beside.text("h1"));
        let uneasy = beside.text("[data-option=uneasy]");
        assert!(!uneasy.contains("I find"), "{uneasy}");
    }
}

#[wasm_bindgen_test]
async fn a_visitor_finds_the_sim_from_the_airport_and_how_to_pay_with_a_foreign_card() {
    for lang in LANGS {
        let stage = Stage::open(lang, "#/v1/picker").await;
        for option in ["visitor", "nobody", "me", "at-ease", "foreign"] {
            stage.click(&format!("[data-option={option}]")).await;
        }
        assert_eq!(stage.view(), "result");
        let wallet = stage.pack.channel("wallet").unwrap();
        let link_first = &wallet.accepts.get("foreign").unwrap().text;
        assert!(stage.text("[data-first-sentence]").starts_with(link_first.as_str()), "{}", stage.html());
        assert!(!stage.text(".best").contains(&wallet.best.text), "it is not set up already");
        let options = &stage.pack.picker.questions[0].options;
        let caution = &options.iter().find(|option| option.id == "visitor").unwrap().caution.text;
        assert!(stage.text(".first").contains(caution.as_str()), "which SIM it has to be");
        // On the steps too, linking the card is the first.
        stage.click("[data-go=channel]").await;
        assert!(stage.texts(".steps li")[0].starts_with(link_first.as_str()), "{}", stage.text(".steps"));
    }
}

#[wasm_bindgen_test]
async fn a_changed_answer_leaves_the_others() {
    let stage = Stage::open("en", &format!("#/v1/result?{MOTHERS_LINK}")).await;
    stage.click(".answers summary").await;
    stage.click("[data-change=pay]").await;
    assert_eq!(stage.view(), "picker");
    assert_eq!(stage.attributes("[aria-pressed=true][data-option]", "data-option"), ["cash"]);
    stage.click("[data-option=card]").await;
    assert_eq!(stage.view(), "result");
    let changed = MOTHERS_LINK.replace("pay=cash", "pay=card");
    assert_eq!(stage.bar.steps().last().unwrap(), &format!("#/v1/result?{changed}"));
}

#[wasm_bindgen_test]
async fn a_change_before_the_end_goes_on_with_the_next_open_question() {
    let stage = Stage::open("zh-Hans", "#/v1/picker/pay?card=phone&asked=nobody&whom=me&phone=basic").await;
    stage.enter(".answers summary").await;
    stage.enter("[data-change=card]").await;
    stage.enter("[data-option=data]").await;
    assert_eq!(
        stage.bar.steps().last().unwrap(),
        "#/v1/picker/pay?card=data&asked=nobody&whom=me&phone=basic"
    );
}

#[wasm_bindgen_test]
async fn questions_can_be_skipped_and_answered_later() {
    let stage = Stage::open("zh-Hans", "#/v1/picker/asked?card=data").await;
    stage.click("[data-go=result]").await;
    assert_eq!(stage.view(), "result");
    let answers = decode("card=data").unwrap();
    assert_eq!(stage.attributes("[data-best]", "data-best"), best(&stage, &answers, 1));
    // Nobody has said that nobody is asking, so the caution stands.
    assert!(stage.texts(".care li").contains(&stage.t(Msg::AskedCaution).to_owned()));
    stage.click("[data-go=back]").await;
    stage.click("[data-option=data]").await;
    assert_eq!(stage.bar.steps().last().unwrap(), "#/v1/picker/asked?card=data");
}

#[wasm_bindgen_test]
async fn a_top_up_that_somebody_asked_for_shows_the_stop_screen_until_it_is_over() {
    for lang in LANGS {
        let stage = Stage::open(lang, "#/v1/picker/asked?card=phone").await;
        stage.enter("[data-option=somebody]").await;
        assert!(stage.has("[data-stop]"), "{}", stage.html());
        assert_eq!(stage.texts("h1"), [&*stage.pack.picker.stop.title]);
        assert!(!stage.has("[data-rank], [data-best], [data-why-not]"), "{}", stage.html());
        for step in &stage.pack.picker.stop.steps {
            assert!(stage.text("[data-stop]").contains(&step.text));
        }
        stage.click("[data-stop] [data-go=help]").await;
        assert_eq!(stage.view(), "help");
        stage.bar.back();
        stage.settle().await;
        assert!(stage.has("[data-stop]"), "{}", stage.html());
        stage.enter("[data-option=nobody]").await;
        assert_eq!(stage.bar.steps().last().unwrap(), "#/v1/picker/whom?card=phone&asked=nobody");
    }
}

#[wasm_bindgen_test]
async fn unsure_everywhere_rules_nothing_out() {
    let stage = Stage::open("zh-Hans", "#/v1/picker").await;
    for question in Question::ALL {
        if stage.view() == "result" {
            break;
        }
        if question == Question::Asked {
            assert!(stage.has("[data-go=cards]"), "an unsure person gets a link to the kinds of card");
        }
        stage.click("[data-option=unsure]").await;
    }
    assert_eq!(stage.view(), "result");
    assert!(!stage.has("[data-ruled-out]"));
}

#[wasm_bindgen_test]
async fn back_leads_one_question_back_and_loses_no_answer() {
    let stage = Stage::open("en", "#/v1/picker").await;
    for (_, choice) in &MOTHER[..3] {
        stage.click(&option(*choice)).await;
    }
    let here = "#/v1/picker/phone?card=phone&asked=nobody&whom=together";
    assert_eq!(stage.bar.steps().last().unwrap(), here);
    // The widget's own button.
    stage.click("[data-go=back]").await;
    let here_before = decode("card=phone&asked=nobody&whom=together").unwrap();
    assert_eq!(stage.texts("h1"), [title(&stage, Question::Whom, &here_before)]);
    assert_eq!(stage.attributes("[aria-pressed=true][data-option]", "data-option"), ["together"]);
    // The browser's.
    stage.bar.back();
    stage.settle().await;
    assert_eq!(stage.texts("h1"), [title(&stage, Question::Phone, &here_before)]);
    assert_eq!(stage.attributes("[data-change]", "data-change"), ["card", "asked", "whom"]);
}

#[wasm_bindgen_test]
async fn starting_over_forgets_every_answer() {
    let stage = Stage::open("zh-Hans", &format!("#/v1/result?{MOTHERS_LINK}")).await;
    stage.click("[data-do=start-over]").await;
    assert_eq!(stage.texts("h1"), [title(&stage, Question::Card, &Answers::new())]);
    assert_eq!(stage.bar.steps().last().unwrap(), "#/v1/picker/card");
    assert!(!stage.has("[aria-pressed=true][data-option]"));
}
