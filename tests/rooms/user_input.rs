//! Input of a person: by pointer, keyboard and paste.
//!
//! A page cannot press the browser's own keys. What Tab, Enter and Space do to controls is done here by the
//! rules of HTML; `tests/pages` presses real ones.

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use web_sys::{
    ClipboardEvent, ClipboardEventInit, DataTransfer, Element, HtmlElement, HtmlInputElement, InputEvent,
    InputEventInit, KeyboardEvent, KeyboardEventInit, Node, ScrollIntoViewOptions, ScrollLogicalPosition,
};

use crate::stage::Stage;

/// Far more presses than any screen needs.
const PRESSES: usize = 300;

impl Stage {
    /// Clicks the first element that a selector finds, where a pointer would meet it.
    pub(crate) async fn click(&self, css: &str) {
        self.click_on(&self.find(css)).await;
    }

    /// Clicks an element; it must be in sight, and nothing may lie over it.
    pub(crate) async fn click_on(&self, element: &HtmlElement) {
        let middle = ScrollIntoViewOptions::new();
        middle.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&middle);
        let at = element.get_bounding_client_rect();
        let (x, y) = (at.x() + at.width() / 2.0, at.y() + at.height() / 2.0);
        #[allow(clippy::cast_possible_truncation, reason = "pixels of a screen")]
        let met = self.shadow().element_from_point(x as f32, y as f32);
        let met = met.filter(|met| element.contains(Some(met)));
        let met = met.unwrap_or_else(|| panic!("a pointer does not reach {}", element.outer_html()));
        // Pictures inside a button have no click() of their own.
        let target = met.dyn_into::<HtmlElement>().unwrap_or_else(|_| element.clone());
        target.click();
        self.settle().await;
    }

    /// Presses Tab: the focus goes to the next control in sight, in the order of the document.
    pub(crate) async fn tab(&self) {
        let after = |here: &Element, other: &HtmlElement| {
            here.compare_document_position(other) & Node::DOCUMENT_POSITION_FOLLOWING != 0
        };
        let here = self.focused();
        let mut stops = self.all("*").into_iter().filter(is_stop);
        let next = stops.find(|stop| here.as_ref().is_none_or(|here| after(here, stop)));
        let next = next.unwrap_or_else(|| panic!("nothing left to Tab to after {here:?}"));
        next.focus().unwrap_throw();
        self.settle().await;
    }

    /// Presses Tab until the focus is on what a selector finds.
    pub(crate) async fn tab_to(&self, css: &str) {
        for _ in 0..PRESSES {
            self.tab().await;
            if self.focused().is_some_and(|focused| focused.matches(css).expect("a sound selector")) {
                return;
            }
        }
        panic!("Tab does not reach `{css}`");
    }

    /// Presses a key, named as in `KeyboardEvent.key`, on what has the focus.
    pub(crate) async fn press(&self, key: &str) {
        let focused: HtmlElement = self.focused().expect("something has the focus").unchecked_into();
        let goes_on = key_event(&focused, "keydown", key);
        let tag = focused.tag_name().to_ascii_lowercase();
        let button = matches!(tag.as_str(), "button" | "summary");
        let input = focused.dyn_ref::<HtmlInputElement>();
        let tick = input.is_some_and(|input| matches!(input.type_().as_str(), "checkbox" | "radio"));
        match key {
            "Enter" if goes_on && (button || tag == "a") => focused.click(),
            " " if goes_on && (button || tick) => focused.click(),
            "Enter" if goes_on && let Some(form) = input.and_then(HtmlInputElement::form) => {
                form.request_submit().unwrap_throw();
            }
            _ => {}
        }
        key_event(&focused, "keyup", key);
        self.settle().await;
    }

    /// Goes to what a selector finds by Tab and presses Enter there.
    pub(crate) async fn enter(&self, css: &str) {
        self.tab_to(css).await;
        self.press("Enter").await;
    }

    /// Types into an input, letter by letter, after what stands there.
    pub(crate) async fn type_in(&self, css: &str, text: &str) {
        let input = self.input(css);
        for letter in text.chars() {
            insert(&input, &letter.to_string());
            self.settle().await;
        }
    }

    /// Pastes a text into an input; line breaks are lost unless the widget reads the paste itself.
    pub(crate) async fn paste(&self, css: &str, text: &str) {
        let input = self.input(css);
        let data = DataTransfer::new().unwrap_throw();
        data.set_data("text/plain", text).unwrap_throw();
        let init = ClipboardEventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        init.set_composed(true);
        let event = ClipboardEvent::new_with_event_init_dict("paste", &init).unwrap_throw();
        // Firefox leaves out what a script hands it for the clipboard at the making of the event.
        let held = Object::new();
        Reflect::set(&held, &"value".into(), &data).unwrap_throw();
        Object::define_property(&event, &"clipboardData".into(), &held);
        if input.dispatch_event(&event).unwrap_throw() {
            insert(&input, &text.replace(['\r', '\n'], ""));
        }
        self.settle().await;
    }

    fn input(&self, css: &str) -> HtmlInputElement {
        let input: HtmlInputElement = self.find(css).dyn_into().expect("an input");
        input.focus().unwrap_throw();
        input
    }
}

/// Whether Tab stops here.
fn is_stop(element: &HtmlElement) -> bool {
    // `*` finds pictures too, which have no such things.
    let is = |name: &str| Reflect::get(element, &name.into()).unwrap_throw();
    is("tabIndex").as_f64().is_some_and(|index| index >= 0.0)
        && !is("disabled").is_truthy()
        && is_seen(element)
}

/// Whether an element is in sight; what a closed `<details>` holds is not.
pub(crate) fn is_seen(element: &Element) -> bool {
    let check: Function = Reflect::get(element, &"checkVisibility".into()).unwrap_throw().unchecked_into();
    check.call0(element).unwrap_throw().is_truthy()
}

/// Whether the browser would go on to do what the key does.
fn key_event(target: &HtmlElement, kind: &str, key: &str) -> bool {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    init.set_composed(true);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict(kind, &init).unwrap_throw();
    target.dispatch_event(&event).unwrap_throw()
}

fn insert(input: &HtmlInputElement, text: &str) {
    input.set_value(&format!("{}{text}", input.value()));
    let init = InputEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    let event = InputEvent::new_with_event_init_dict("input", &init).unwrap_throw();
    input.dispatch_event(&event).unwrap_throw();
}
