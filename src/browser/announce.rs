//! Focus and scroll position after a new screen.

use gloo::events::EventListener;
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

/// Moves the page when the keyboard leads to something under the header, which stays at the top of the
/// window: WebKit leaves `scroll-margin` out there. Follows the focus until the listener is dropped.
pub fn keep_focus_in_sight(root: &Element) -> EventListener {
    let widget = root.clone();
    EventListener::new(root, "focusin", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let (Some(target), Ok(Some(bar))) = (target, widget.query_selector(".bar")) else { return };
        let (at, over) = (target.get_bounding_client_rect(), bar.get_bounding_client_rect());
        let hidden = at.top() < over.bottom() && at.bottom() > over.top() && !bar.contains(Some(&target));
        // A page that moved under a finger or a mouse would lose the tap. What only we focus, we also bring
        // into sight.
        if hidden
            && target.matches(":focus-visible:not([tabindex='-1'])").unwrap_or_default()
            && let Some(window) = web_sys::window()
        {
            window.scroll_by_with_x_and_y(0.0, at.top() - over.bottom() - CLEAR);
        }
    })
}

/// Space between the header and what the focus is on, in CSS pixels.
const CLEAR: f64 = 8.0;

/// How far each screen was scrolled when the person left it.
#[derive(Debug, Default)]
pub struct Scroll {
    /// Name of the screen shown.
    screen: String,
    /// Where the widget's top was, in CSS pixels below that of the window, on each screen that was left.
    left: Vec<(String, f64)>,
}

impl Scroll {
    /// Takes note of the screen that is built. Where it is another one, the screen before is still on the
    /// page, and where the person was on it is remembered: `root` is the widget's element, none before the
    /// first screen.
    pub fn build(&mut self, screen: &str, root: Option<&Element>) {
        if self.screen != screen {
            self.enter(screen, root.map(|root| root.get_bounding_client_rect().top()));
        }
    }

    fn enter(&mut self, screen: &str, top: Option<f64>) {
        let before = std::mem::replace(&mut self.screen, screen.to_owned());
        if let Some(top) = top {
            self.left.retain(|(name, _)| *name != before);
            self.left.push((before, top));
        }
    }

    /// Returns where the person was on the screen shown, when they left it last.
    #[must_use]
    pub fn place(&self) -> Option<f64> {
        self.left.iter().find(|(name, _)| *name == self.screen).map(|(_, top)| *top)
    }
}

#[cfg(test)]
mod tests {
    use super::Scroll;

    #[test]
    fn each_screen_has_the_place_where_it_was_left() {
        let mut scroll = Scroll::default();
        let mut enter = |screen, top| {
            scroll.enter(screen, top);
            scroll.place()
        };
        assert_eq!(enter("list", None), None);
        assert_eq!(enter("entry", Some(-900.0)), None);
        assert_eq!(enter("list", Some(-40.0)), Some(-900.0));
        assert_eq!(enter("entry", Some(-120.0)), Some(-40.0));
        assert_eq!(enter("list", Some(0.0)), Some(-120.0));
    }
}
