//! Rules that hold on every screen, rendered natively with the real content in both languages.
#![cfg(not(target_arch = "wasm32"))]

use std::collections::BTreeSet;
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use topup_guard::app::App;
use topup_guard::base::{Props, Words};
use topup_guard::browser::headless;
use topup_guard_core::pack::{Msg, Pack};
use topup_guard_core::picker::Question;
use topup_guard_core::route::Route;
use yew::LocalServerRenderer;

/// Every number that may be called.
const CALLABLE: [&str; 10] =
    ["110", "96110", "12381", "12321", "12315", "10086", "10010", "10000", "10099", "95017"];

/// Returns the HTML of a screen.
fn rendered(pack: &Rc<Pack>, fragment: &str) -> String {
    viewed(pack, fragment, "")
}

/// Returns the HTML of a screen, on a page with this `view` attribute.
fn viewed(pack: &Rc<Pack>, fragment: &str, view: &'static str) -> String {
    let mut props = Props::new(Words(pack.clone()), headless::services(fragment));
    props.attributes.view = view.into();
    let html = pin!(LocalServerRenderer::<App>::with_props(props).hydratable(false).render());
    // Rendering waits for nothing outside itself, so the first look finds it done.
    match html.poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(html) => html,
        Poll::Pending => panic!("{fragment} waits for something while it is rendered"),
    }
}

/// Returns a fragment for every screen.
fn screens(pack: &Pack) -> Vec<String> {
    let fixed = [
        "home",
        "result",
        "result?card=phone&asked=nobody&whom=together&phone=basic&pay=cash&go=can-go&when=later",
        "result?card=phone&asked=unsure&whom=me&phone=at-ease&pay=wallet&go=stay&when=now",
        "result?card=iot&phone=basic&pay=cash&go=stay",
        "result?asked=somebody",
        "compare/wallet+kiosk+shop?asked=somebody",
        "compare/wallet+gone",
        "channel/gone",
        "guide/gone",
        "not-channels",
        "cards",
        "precautions",
        "number",
        "quiz",
        "quiz/points",
        "progress",
        "warnings",
        "warnings/points-expire",
        "note",
        "class",
        "class/poster",
        "class/points/8/K7QF",
        "card",
        "card?card=phone&whom=remote",
        "help",
        "help/gone",
        "sources",
    ];
    let fixed = fixed.into_iter().map(str::to_owned);
    let questions = Question::ALL.map(|question| format!("picker/{}?card=unsure&pay=card", question.id()));
    let branches = pack.help.branches.iter().map(|branch| format!("help/{}", branch.id));
    let channels = pack.channels.iter().map(|channel| format!("channel/{}", channel.id));
    let guides = pack.guides.iter().map(|guide| format!("guide/{}", guide.id));
    let views = fixed.chain(questions).chain(branches).chain(channels).chain(guides);
    // An address that cannot be read is a screen too.
    views
        .map(|view| format!("#/v1/{view}"))
        .chain([String::new(), "#/v9/<img onerror=a>".to_owned()])
        .collect()
}

/// Opening tag, and the text behind it up to the next tag.
struct Tag<'a> {
    name: &'a str,
    attributes: Vec<(&'a str, &'a str)>,
    text: &'a str,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| *key == name).map(|(_, value)| *value)
    }
}

/// Parses the renderer's HTML: every value is in double quotes, every `<` in a text is escaped.
fn tags(html: &str) -> Vec<Tag<'_>> {
    html.split('<').skip(1).map(|piece| tag(piece).expect("a whole tag")).collect()
}

fn tag(piece: &str) -> Option<Tag<'_>> {
    let (tag, text) = piece.split_once('>')?;
    let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
    let mut attributes = Vec::new();
    while let Some((key, tail)) = rest.split_once("=\"") {
        let (value, tail) = tail.split_once('"')?;
        attributes.push((key.trim(), value));
        rest = tail;
    }
    Some(Tag { name, attributes, text: text.trim() })
}

/// Renders every screen in both languages, with the pages' content and without, and calls `look` with each
/// and its name.
fn on_every_screen(look: impl Fn(&Pack, &str, &str)) {
    for packs in topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("sound content") {
        let all = screens(&packs.first);
        let (first, _) = packs.first.clone().partition();
        for (pack, content) in [(packs.first, "whole"), (first, "first part")] {
            let pack = Rc::new(pack);
            for screen in &all {
                look(&pack, &format!("{} {screen} ({content})", pack.lang), &rendered(&pack, screen));
            }
        }
    }
}

#[test]
fn a_fragment_that_names_home_overrides_the_view_attribute() {
    // A program without a home screen hands the person over to one that has it.
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).unwrap();
    let pack = Rc::new(packs.into_iter().next().unwrap().first);
    assert!(viewed(&pack, "", "help").contains("data-view=\"help\""));
    assert!(viewed(&pack, "#/v1/home", "help").contains("data-view=\"home\""));
    assert!(viewed(&pack, "#/v1/home?card=data", "help").contains("data-view=\"home\""));
}

#[test]
fn one_heading_leads_and_the_others_follow_in_order() {
    on_every_screen(|pack, screen, html| {
        let tags = tags(html);
        assert_eq!(tags[0].get("lang"), Some(&*pack.lang), "{screen}");
        let level = |tag: &Tag<'_>| tag.name.strip_prefix('h').and_then(|level| level.parse::<u8>().ok());
        let mut before = 0;
        for tag in &tags {
            if let Some(level) = level(tag) {
                assert!(level <= before + 1, "{screen}: h{level} after h{before}: {}", tag.text);
                assert!(!tag.text.is_empty(), "{screen}: an empty h{level}");
                before = level;
            }
        }
        let first: Vec<_> = tags.iter().filter(|tag| tag.name == "h1").collect();
        assert_eq!(first.len(), 1, "{screen}");
        assert_eq!(first[0].get("tabindex"), Some("-1"), "{screen}: the heading takes the focus");
    });
}

#[test]
fn no_screen_has_scripts_forms_or_links_but_telephone_numbers_and_our_own_screens() {
    on_every_screen(|_, screen, html| {
        for word in ["<script", "<iframe", "<img", "<form", "javascript:", "http", "style="] {
            assert!(!html.to_ascii_lowercase().contains(word), "{screen}: {word}");
        }
        for tag in tags(html) {
            for (name, value) in &tag.attributes {
                assert!(!name.starts_with("on"), "{screen}: {name}");
                assert!(!matches!(*name, "src" | "action" | "srcdoc"), "{screen}: {name}");
                if *name == "href" {
                    let number = value.strip_prefix("tel:").unwrap_or_default();
                    let link = value.replace("&amp;", "&");
                    let own = Route::read(&link).is_ok() && link.starts_with("#/v1/");
                    assert!(own || CALLABLE.contains(&number), "{screen}: {value}");
                }
            }
        }
    });
}

#[test]
fn every_message_has_a_text_and_every_placeholder_is_filled() {
    let names: BTreeSet<_> = Msg::ALL.iter().map(|msg| msg.name()).collect();
    on_every_screen(|_, screen, html| {
        for tag in tags(html) {
            for text in [tag.text, tag.get("aria-label").unwrap_or_default()] {
                assert!(!names.contains(text), "{screen}: the name {text} in place of its text");
                let long = names.iter().find(|name| name.contains('_') && text.contains(*name));
                assert_eq!(long, None, "{screen}: {text}");
                assert!(!text.contains(['{', '}']), "{screen}: {text}");
            }
        }
    });
}

#[test]
fn every_criterion_has_a_colour_of_its_own_in_the_bars_and_the_legend() {
    let style = include_str!("../static/style.css");
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).unwrap();
    let pack = Rc::new(packs.into_iter().next().unwrap().first);
    let html = rendered(&pack, "#/v1/result?card=phone&asked=nobody");
    let colours = |html: &str, element: &str| {
        let tags = tags(html).into_iter().filter(|tag| tag.name == element);
        tags.filter_map(|tag| tag.get("class").map(str::to_owned))
            .filter(|class| class.starts_with("part-"))
            .collect::<Vec<_>>()
    };
    let all = pack.picker.criteria.len();
    let legend = colours(&html, "i");
    assert_eq!(legend.iter().collect::<BTreeSet<_>>().len(), all, "{legend:?}");
    for class in &legend {
        assert!(style.contains(&format!("\n.{class} {{")), "static/style.css has no .{class}");
    }
    let bars = colours(&html, "rect");
    assert!(bars.len() >= 2 * all);
    assert!(bars.chunks(all).all(|bar| bar == legend), "{bars:?}");
}

#[test]
fn ids_are_unique_and_every_reference_to_one_resolves() {
    on_every_screen(|_, screen, html| {
        let tags = tags(html);
        let mut ids = BTreeSet::new();
        for id in tags.iter().filter_map(|tag| tag.get("id")) {
            assert!(ids.insert(id), "{screen}: two of {id}");
        }
        for tag in &tags {
            let names = ["aria-labelledby", "aria-describedby", "aria-controls", "for"];
            for id in names.iter().filter_map(|name| tag.get(name)).flat_map(str::split_whitespace) {
                assert!(ids.contains(id), "{screen}: no {id}");
            }
        }
    });
}

#[test]
fn every_control_has_a_name() {
    on_every_screen(|_, screen, html| {
        // What stands between a control's own tags, its children's text included.
        for control in ["button", "a", "summary", "label"] {
            for piece in html.split(&format!("<{control} ")).skip(1) {
                let (inside, _) = piece.split_once(&format!("</{control}>")).expect("a closing tag");
                let own = format!("<{control} {inside}");
                let tags = tags(&own);
                let named = tags[0].get("aria-label").is_some_and(|label| !label.is_empty());
                assert!(named || tags.iter().any(|tag| !tag.text.is_empty()), "{screen}: {own}");
                assert!(control != "button" || tags[0].get("type").is_some(), "{screen}: {own}");
            }
        }
    });
}
