//! What a person does with the first widget of the page, and what can be seen of it.
use super::{PATIENCE, Page};
use serde_json::Value;
use std::time::{Duration, Instant};
use topup_guard_drive::{Result, Session};

/// JavaScript for the element that has the focus inside the first widget.
pub(crate) const FOCUSED: &str = "document.querySelector('topup-guard').shadowRoot.activeElement";

/// Answers the quiz's question, whatever kind of exercise it is: taps what is there until the feedback is.
/// For [`Page::run`].
pub(crate) const ANSWER: &str = "
    const s = w.shadowRoot;
    for (let taps = 0; taps < 100 && !s.querySelector('[data-feedback]'); taps += 1) {
      const go = s.querySelector('.asked .btn:not(.ghost, :disabled)');
      const open = [...s.querySelectorAll('.asked [data-option]:not([aria-pressed=true])')];
      (go ?? open[taps % open.length])?.click();
      await new Promise((done) => setTimeout(done));
    }
    return !!s.querySelector('[data-feedback]');";

impl Page {
    /// Waits until this JavaScript is true and returns its value; `w` is the first widget, `s` its shadow
    /// root, which is empty while there is none.
    pub(crate) fn wait(&self, what: &str) -> Value {
        let what = format!(
            "((w) => {{ const s = w?.shadowRoot ?? document.createDocumentFragment(); return {what}; }})
               (document.querySelector('topup-guard'))"
        );
        self.session.wait_until(&what, PATIENCE).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Waits like [`Page::wait`], for the body of a function that may wait itself.
    pub(crate) fn wait_for(&self, body: &str) {
        let end = Instant::now() + PATIENCE;
        while self.run(body) != Value::Bool(true) {
            assert!(Instant::now() < end, "after {PATIENCE:?} this is still not true: {body}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Runs the body of an asynchronous function in the page, where `w` is the first widget.
    pub(crate) fn run(&self, body: &str) -> Value {
        let body =
            format!("return (async () => {{ const w = document.querySelector('topup-guard'); {body} }})();");
        self.session.run_async(&body, &[]).unwrap_or_else(|error| panic!("{error}"))
    }

    /// Clicks what this selector finds inside the first widget, once it is there.
    pub(crate) fn click(&self, css: &str) {
        // Both in one script: what was found could be drawn anew before a second one.
        self.wait(&format!("((found) => {{ found?.click(); return !!found; }})(s.querySelector('{css}'))"));
    }

    /// Presses the mouse on what this selector finds inside the first widget, and holds it.
    pub(crate) fn hold(&self, css: &str) {
        let middle = self.run(&format!(
            "const at = w.shadowRoot.querySelector('{css}').getBoundingClientRect();
             return [at.x + at.width / 2, at.y + at.height / 2].map(Math.round);"
        ));
        let [x, y] = [0, 1].map(|axis| middle[axis].as_i64().expect("a point"));
        self.session.press_at(x, y).expect("the mouse");
    }

    /// Writes a text into every field that this selector finds inside the first widget.
    pub(crate) fn write(&self, css: &str, text: &str) {
        let written = self.run(&format!(
            "const fields = w.shadowRoot.querySelectorAll('{css}');
             for (const field of fields) {{
               field.value = '{text}';
               field.dispatchEvent(new InputEvent('input', {{ bubbles: true, composed: true }}));
             }}
             return fields.length > 0;"
        ));
        assert_eq!(written, true, "{css} is a field");
    }

    /// Presses keys, at most so many times, until what this selector finds inside the first widget has the
    /// focus.
    pub(crate) fn press_until_focused(&self, css: &str, most: usize, press: impl Fn(&Session) -> Result<()>) {
        let there = format!("return !!{FOCUSED}?.matches('{css}');");
        for _ in 0..most {
            press(&self.session).expect("the keys");
            if self.session.run(&there, &[]).expect("the script") == true {
                return;
            }
        }
        panic!("{css} is not reached by keys");
    }
}
