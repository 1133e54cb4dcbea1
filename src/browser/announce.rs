//! Focus and scroll position after a new screen.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
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

/// Scrolls the page until an element's top is this many CSS pixels below that of the window.
pub fn scroll_to(root: &Element, top: f64) {
    if let Some(window) = web_sys::window() {
        window.scroll_by_with_x_and_y(0.0, root.get_bounding_client_rect().top() - top);
    }
}

/// How far each screen was scrolled when the person left it.
#[derive(Debug, Default)]
pub struct Scroll {
    /// Name of the screen shown.
    screen: String,
    /// Where the widget's top is, in CSS pixels below that of the window.
    top: f64,
    /// The same for each screen that was left, by name.
    left: Vec<(String, f64)>,
}

impl Scroll {
    /// Follows the scrolling of whatever scrolls the element, until the listener is dropped.
    pub fn follow(
        scroll: Rc<RefCell<Self>>,
        root: impl Fn() -> Option<Element> + 'static,
    ) -> Option<EventListener> {
        // Scrolling inside an element is heard of on the way down only.
        let options = EventListenerOptions::run_in_capture_phase();
        let window = web_sys::window()?;
        Some(EventListener::new_with_options(&window, "scroll", options, move |_| {
            if let Some(root) = root() {
                scroll.borrow_mut().top = root.get_bounding_client_rect().top();
            }
        }))
    }

    /// Remembers where the person was on the screen before, and returns where they were on this one.
    pub fn enter(&mut self, screen: &str) -> Option<f64> {
        let before = std::mem::replace(&mut self.screen, screen.to_owned());
        self.left.retain(|(name, _)| *name != before);
        self.left.push((before, self.top));
        self.left.iter().find(|(name, _)| name == screen).map(|(_, top)| *top)
    }
}

#[cfg(test)]
mod tests {
    use super::Scroll;

    #[test]
    fn each_screen_has_the_place_where_it_was_left() {
        let mut scroll = Scroll::default();
        assert_eq!(scroll.enter("list"), None);
        scroll.top = -900.0;
        assert_eq!(scroll.enter("entry"), None);
        scroll.top = -40.0;
        assert_eq!(scroll.enter("list"), Some(-900.0));
        scroll.top = -120.0;
        assert_eq!(scroll.enter("entry"), Some(-40.0));
        assert_eq!(scroll.enter("list"), Some(-120.0));
    }
}
