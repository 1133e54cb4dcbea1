//! Focus and scroll position after a new screen.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Focuses the first heading inside an element and brings the element's top into view.
pub fn focus_heading(root: &Element) {
    if let Ok(Some(heading)) = root.query_selector("h1")
        && let Ok(heading) = heading.dyn_into::<HtmlElement>()
    {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
    if root.get_bounding_client_rect().top() < 0.0 {
        root.scroll_into_view();
    }
}
