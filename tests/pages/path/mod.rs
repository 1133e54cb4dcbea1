//! The whole path by keyboard: channel, number, ten questions, summary, reminder file.
//!
//! What the accessibility tree has on the way is in the text files beside this one, in both languages.

mod tree;

use crate::harness::{Page, skip};
use std::fs;
use std::path::PathBuf;
use topup_guard_drive::{ENTER, LANGS, Result, SHIFT, Session, Setup, TAB};

/// Set to write the transcripts anew: `TOPUP_GUARD_APPROVE=1 cargo xtask test pages path`.
const APPROVE: &str = "TOPUP_GUARD_APPROVE";

/// More presses than any screen needs.
const PRESSES: usize = 150;

/// Makes the draw and the dates the same on every day: a minute of 2026-12.
const PINNED: &str = "Math.random = () => 0.25; Date.now = () => 1796000000000;";

/// How many of the ten questions are in the transcript.
const READ: usize = 2;

/// Person with a keyboard alone, and a callback for what they are told at each stop.
struct Walk<'a> {
    page: &'a Page,
    told: &'a mut dyn FnMut(&Page, &str),
}

impl Walk<'_> {
    /// Presses Tab until what a selector finds has the focus, and Enter there.
    fn enter(&self, css: &str) {
        self.go(css, |session| session.keys(&TAB.to_string()));
    }

    /// Does the same backwards, for what is above the heading that has the focus.
    fn enter_above(&self, css: &str) {
        self.go(css, |session| session.keys_with(SHIFT, TAB));
    }

    fn go(&self, css: &str, press: impl Fn(&Session) -> Result<()>) {
        self.page.wait(&format!("s.querySelector('{css}')"));
        self.page.press_until_focused(css, PRESSES, press);
        self.page.session.keys(&ENTER.to_string()).expect("the Enter key");
    }

    /// Waits until this is there and a heading has the focus; then records the screen under this name.
    fn stop(&mut self, name: &str, css: &str) {
        self.page.wait(&format!("s.querySelector('{css}') && s.activeElement?.matches('h1, h2, h3')"));
        (self.told)(self.page, name);
    }

    /// Answers the question as somebody who takes everything for a scam, and records the screens on the way.
    fn question(&mut self, number: usize) {
        self.stop(&format!("question {number}"), ".asked :is([data-option=scam], [data-option=first])");
        let twins = self.page.run("return !!w.shadowRoot.querySelector('[data-option=first]');");
        if twins == serde_json::json!(true) {
            self.enter("[data-option=first]");
        } else {
            self.enter("[data-option=scam]");
            self.page.wait("s.querySelector('#action') && s.activeElement?.id === 'action'");
            (self.told)(self.page, &format!("question {number}: what now"));
            self.enter(".step [data-option]");
        }
        self.stop(&format!("question {number}: feedback"), "[data-feedback]");
        self.enter("[data-do=next]");
    }

    /// Walks from the first view to the reminder file.
    fn whole(&mut self, lang: &str) {
        self.page.view(lang, "home");
        self.page.run(PINNED);
        (self.told)(self.page, "home");
        self.enter("[data-go=picker]");
        self.stop("the first question", "[data-view=picker] [data-option=phone]");
        for option in ["phone", "nobody", "together", "basic", "cash"] {
            self.enter(&format!("[data-option={option}]"));
            self.page.wait(&format!(
                "s.querySelector('[data-view=picker]') && !s.querySelector('[data-option={option}]')"
            ));
        }
        self.stop("the last question", "[data-view=picker] [data-option=can-go]");
        self.enter("[data-option=can-go]");
        self.stop("result", "[data-view=result]");
        self.enter("[data-go=channel]");
        self.stop("channel", "[data-view=channel]");
        self.enter_above(".logo");
        self.stop("home again", "[data-view=home]");
        self.enter("[data-go=number]");
        self.stop("number", "[data-view=number] #number");
        self.enter("#number");
        self.page.session.keys("13800138000").expect("the digits");
        self.page.wait("s.querySelector('#number-said').textContent.trim()");
        (self.told)(self.page, "number: checked");
        self.enter_above(".logo");
        self.stop("home once more", "[data-view=home]");
        self.enter("[data-go=quiz]");
        self.stop("quiz", "[data-view=quiz] [data-do=begin]");
        self.enter("[data-do=begin]");
        for number in 1..=10 {
            self.question(number);
        }
        self.stop("summary", "[data-do=again]");
        self.enter("[data-go=progress]");
        self.stop("progress", "[data-view=progress] [data-do=reminder]");
        self.enter("[data-do=reminder]");
        self.page.wait(
            "/BEGIN:VCALENDAR/.test([...s.querySelectorAll('textarea')].map((one) => one.value).join())",
        );
        (self.told)(self.page, "the reminder file");
    }
}

/// Runs in every browser of the gate.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn by_keyboard_alone_from_the_first_view_to_the_reminder_file() {
    let page = Page::new(Setup::DESK);
    let mut stops = Vec::new();
    Walk { page: &page, told: &mut |_, name| stops.push(name.to_owned()) }.whole("en");
    assert_eq!(stops.len(), 42, "{stops:?}");
}

/// Returns a text with the port of the server's address as zeros, also where a line of the reminder file ends
/// within it: each run has another port.
fn without_port(text: &str, address: &str) -> String {
    let port: Vec<char> =
        address.rsplit(':').next().unwrap_or_default().chars().filter(char::is_ascii_digit).collect();
    let mut text: Vec<char> = text.chars().collect();
    for start in 0..text.len() {
        let mut digits = Vec::new();
        for (at, c) in text.iter().enumerate().skip(start) {
            match port.get(digits.len()) {
                Some(digit) if digit == c => digits.push(at),
                Some(_) if !digits.is_empty() && c.is_whitespace() => {}
                _ => break,
            }
        }
        if digits.len() == port.len() {
            digits.into_iter().for_each(|at| text[at] = '0');
        }
    }
    text.into_iter().collect()
}

/// Compares the accessibility tree on the way with the approved transcript, in Chromium, whose DevTools
/// return it.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn what_the_accessibility_tree_says_on_the_way_is_what_was_approved() {
    let page = Page::new(Setup::PHONE);
    if !page.kind.has_devtools() {
        return skip("its driver does not tell what the accessibility tree says");
    }
    let mut differing = Vec::new();
    for lang in LANGS {
        page.go(&page.server.url("/icon.svg"));
        page.session.run("localStorage.clear();", &[]).expect("the script");
        let mut said = String::new();
        let mut told = |page: &Page, name: &str| {
            let number = name.strip_prefix("question ").and_then(|name| name.split(':').next()?.parse().ok());
            if number.is_none_or(|number: usize| number <= READ) {
                said.push_str(&format!("== {name}\n{}\n", tree::spoken(page)));
            }
        };
        Walk { page: &page, told: &mut told }.whole(lang);
        let said = without_port(&said, &page.server.url(""));
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/pages/path/{lang}.txt"));
        if std::env::var_os(APPROVE).is_some() {
            fs::write(&path, &said).expect("the transcript");
        }
        let approved = fs::read_to_string(&path).unwrap_or_default();
        let lines = said.lines().zip(approved.lines()).enumerate();
        if let Some((at, (now, then))) = lines.into_iter().find(|(_, (now, then))| now != then) {
            differing.push(format!("{lang}, line {}:\n  now      {now}\n  approved {then}", at + 1));
        } else if said.lines().count() != approved.lines().count() {
            differing.push(format!(
                "{lang}: {} lines, approved {}",
                said.lines().count(),
                approved.lines().count()
            ));
        }
    }
    assert!(differing.is_empty(), "{}\nread it; then write it anew with {APPROVE}=1", differing.join("\n"));
}
