//! What no page with the widget may do, looked for at the end of every test.
use super::Page;
use serde_json::Value;
use std::cell::{Cell, RefCell};
use topup_guard_drive::{EngineKind, Request, Server};

/// What a test has seen so far of the requests and exceptions of its pages.
#[derive(Default)]
pub(super) struct Seen {
    /// How many requests to each of the two servers were checked.
    checked: [Cell<usize>; 2],
    /// How many requests each had had whenever a page was opened.
    opened: RefCell<Vec<[usize; 2]>>,
    /// Uncaught exceptions that the spies of left pages have recorded.
    uncaught: RefCell<Vec<String>>,
}

impl Page {
    /// Remembers at which request a page is opened.
    pub(super) fn note_opening(&self) {
        let count = |server: Option<&Server>| server.map_or(0, |server| server.requests().len());
        self.seen.opened.borrow_mut().push([count(Some(&self.server)), count(self.other.get())]);
    }

    /// Takes what the open page's spy has recorded, for browsers whose driver does not report it.
    pub(super) fn leave(&self) {
        let script = "const all = window.heard ?? [];
            const fresh = all.slice(all.taken ?? 0);
            all.taken = all.length;
            return fresh.filter(([name]) => name === 'uncaught').map(([, what]) => what);";
        let heard = self.session.run(script, &[]).unwrap_or_default();
        let texts = heard.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned);
        self.seen.uncaught.borrow_mut().extend(texts);
        if self.kind == EngineKind::Webkit {
            self.session.requested().expect("the list of requests");
        }
    }

    /// Returns what no page with the widget may do, of all that was done since the last call; each test ends
    /// with this empty.
    ///
    /// That is: a request to another origin than the test's own; on ours, anything but `GET`, a file that is
    /// neither the page's nor one of the widget's named by its sum, a part of the page asked for once more, a
    /// query that could carry something; and an uncaught exception. What a driver does not report is not
    /// seen: WebKit's reports no uncaught exception of a page without the spy, and no frame's request to
    /// another origin.
    pub(crate) fn complaints(&self) -> Vec<String> {
        self.leave();
        let record = self.session.recorded().unwrap_or_else(|error| panic!("{error}"));
        let servers = [Some(&self.server), self.other.get()];
        let ours: Vec<String> = servers.into_iter().flatten().map(|server| server.origin() + "/").collect();
        // A frame with a page of its own text, a font or picture within the page: not the network.
        let within =
            |url: &str| ["data:", "about:", "blob:", "file:"].iter().any(|scheme| url.starts_with(scheme));
        let foreign = record
            .requested
            .into_iter()
            .filter(|url| !within(url) && !ours.iter().any(|origin| url.starts_with(origin)))
            .map(|url| format!("asked another origin: {url}"));
        let uncaught = record.console.into_iter().filter(|line| line.contains("Uncaught"));
        let mut all: Vec<String> = foreign.chain(uncaught).collect();
        // WebKit lists what the page has asked for anew each time.
        all.sort();
        all.dedup();
        all.extend(self.seen.uncaught.take().into_iter().map(|what| format!("uncaught: {what}")));
        for (index, (server, checked)) in servers.into_iter().zip(&self.seen.checked).enumerate() {
            let Some(server) = server else { continue };
            let asked = server.requested();
            let before = checked.replace(asked.len());
            let opened: Vec<usize> = self.seen.opened.borrow().iter().map(|counts| counts[index]).collect();
            let new = unexpected(&asked, &opened).into_iter().filter(|(place, _)| *place >= before);
            all.extend(new.map(|(_, target)| format!("asked the server: {target}")));
        }
        all
    }

    /// Takes note that this test has broken scripts, which throw as they are parsed and are asked for again;
    /// fails on anything else.
    pub(crate) fn allow_script_errors(&self) {
        let all = self.complaints();
        let known = |what: &String| {
            // Firefox does not say in which file.
            what.contains("Error: ") && (what.contains(".js") || self.kind == EngineKind::Firefox)
                || what.starts_with("asked the server: /v1/topup-guard.js")
                || what.starts_with("uncaught: ")
        };
        assert!(all.iter().all(known), "{all:?}");
    }
}

/// Returns those of these requests that neither a page nor the widget makes, with their place; `opened` are
/// the places at which a page was opened.
fn unexpected<'a>(asked: &'a [Request], opened: &[usize]) -> Vec<(usize, &'a str)> {
    // Since a page was opened: how many pages came, its frames too, and their parts, each asked for once by
    // each.
    let (mut pages, mut parts) = (0, Vec::new());
    let unexpected = |(place, Request { method, target, there }): (usize, &'a Request)| {
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        if opened.contains(&place) {
            pages = 0;
            parts.clear();
        }
        let known = if path.ends_with('/') || path.ends_with(".html") {
            pages += 1;
            true
        } else if is_hashed(path) {
            // A module that did not come is asked for anew under a number.
            query.chars().all(|c| c.is_ascii_digit())
        } else if query.len() == 8 && query.chars().all(|c| c.is_ascii_hexdigit()) {
            // The page's own files by their version: the page asks for each, and then the worker that caches
            // them.
            true
        } else {
            // After a failure the loader looks whether the server has a newer release.
            let again = path.ends_with("/topup-guard.js") && query.is_empty();
            let first = again || parts.iter().filter(|part| **part == target).count() < pages.max(1);
            parts.push(target);
            // An icon and a manifest come when the browser likes, and it looks for a newer worker when it
            // likes.
            [".ico", ".svg", ".webmanifest", "/sw.js"].iter().any(|end| path.ends_with(end))
                || first && !path.contains("/v1/assets/") && !query.contains('=')
        };
        let there = *there || path.ends_with(".ico");
        (method != "GET" || !known || !there).then_some((place, target.as_str()))
    };
    asked.iter().enumerate().filter_map(unexpected).collect()
}

/// Returns whether this is one of the widget's files named by their sum.
fn is_hashed(path: &str) -> bool {
    let name = path.split_once("/assets/").and_then(|(_, name)| name.rsplit_once('.'));
    let sum = name
        .and_then(|(name, end)| ["js", "css", "wasm", "pack"].contains(&end).then(|| name.rsplit_once('-')));
    sum.flatten().is_some_and(|(_, sum)| sum.len() == 16 && sum.chars().all(|c| c.is_ascii_hexdigit()))
}
