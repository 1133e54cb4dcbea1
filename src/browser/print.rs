//! Printing of the widget alone.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use web_sys::{CustomEvent, CustomEventInit, Element};

/// Name of the event before printing. Whoever prevents its default prints, as the element does, which takes
/// the host's page around it off the paper.
const PRINT: &str = "topup-guard:print";

/// Milliseconds after which a browser that is going to print has begun.
const SOON: u32 = 1_000;

/// Prints the widget that has `from` in it. Calls `failed` where the browser does not begin to, as in a frame
/// that may not, or in an app without a way to print.
pub fn print(from: Option<&Element>, failed: impl FnOnce() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let begun = Rc::new(Cell::new(false));
    let seen = begun.clone();
    let listener = EventListener::new(&window, "beforeprint", move |_| seen.set(true));
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    let event = CustomEvent::new_with_event_init_dict(PRINT, &init);
    let left_to_us = match (from, event) {
        (Some(from), Ok(event)) => from.dispatch_event(&event).unwrap_or(true),
        _ => true,
    };
    if left_to_us {
        // Nothing is lost where it is forbidden, or where there is no such function.
        let _ = window.print();
    }
    Timeout::new(SOON, move || {
        drop(listener);
        if !begun.get() {
            failed();
        }
    })
    .forget();
}
