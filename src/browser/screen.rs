//! Full screen, where the browser has one, and dialogs over the page.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlDialogElement};

/// Returns whether an element of this page can fill the screen: some phones cannot, and a frame may be
/// forbidden to.
#[must_use]
pub fn can_fill() -> bool {
    web_sys::window()
        .and_then(|window| window.document())
        .is_some_and(|document| document.fullscreen_enabled())
}

/// Lets an element fill the screen, or leaves full screen if something fills it. Where that is refused,
/// nothing changes.
pub fn toggle_fill(element: &Element) {
    let document = gloo::utils::document();
    if document.fullscreen_element().is_some() {
        document.exit_fullscreen();
    } else {
        // Called through a promise that nobody waits for; a refusal leaves the page as it is.
        let _ = element.request_fullscreen();
    }
}

/// Opens a dialog over the page, and calls `closed` once the browser has closed it, as Escape does, until the
/// listener is dropped. A browser without dialogs shows it in its place.
pub fn open_dialog(dialog: &Element, closed: impl Fn() + 'static) -> EventListener {
    if let Some(dialog) = dialog.dyn_ref::<HtmlDialogElement>()
        && !dialog.open()
        && dialog.show_modal().is_err()
    {
        dialog.set_open(true);
    }
    EventListener::new(dialog, "close", move |_| closed())
}
