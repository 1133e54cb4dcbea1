//! Pages of a host with the widget in them, and what such a page can hear of it.
use super::Page;
use serde_json::Value;

/// Records the widget's events and uncaught errors. A file, since a strict page allows no script inside it.
const SPY: &str = "
    window.heard = [];
    for (const name of ['ready', 'answer', 'result', 'resize', 'error']) {
      addEventListener(`topup-guard:${name}`, (event) => heard.push([name, event.detail]));
    }
    addEventListener('error', (event) => heard.push(['uncaught', event.message]));
    addEventListener('unhandledrejection', (event) => heard.push(['uncaught', String(event.reason)]));";

impl Page {
    /// Loads a host's page with these lines before the loader and this body after it; its events are
    /// recorded.
    pub(crate) fn host(&self, before: &str, body: &str) {
        self.host_with(before, "<script type=module src=/v1/topup-guard.js></script>", body);
    }

    /// Does the same for a page that brings the loader in its own way.
    pub(crate) fn host_with(&self, before: &str, loader: &str, body: &str) {
        let html = format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>host</title><link rel=icon href=/icon.svg>
             <script src=/spy.js></script>{before}{loader}{body}"
        );
        self.server.page("/spy.js", SPY);
        self.server.page("/host.html", html);
        // Messages about the page before are not this one's.
        self.session.console().expect("the console");
        self.go(&self.server.url("/host.html"));
    }

    /// Returns the details of all events of this name that a host's page has heard; `uncaught` stands for
    /// errors that nobody caught.
    pub(crate) fn events(&self, name: &str) -> Vec<Value> {
        let heard = self.session.run("return heard;", &[]).expect("the page has the spy");
        let of = heard.as_array().into_iter().flatten().filter(|event| event[0] == name);
        of.map(|event| event[1].clone()).collect()
    }
}
