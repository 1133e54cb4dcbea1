//! Focus and scroll position after a new screen.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, ScrollBehavior, ShadowRoot, Window};

/// Name of the event on a new heading. Whoever prevents its default brings the heading into view, as the page
/// of an iframe does, which is not scrolled itself.
const HEADING: &str = "topup-guard:heading";

/// Most of a heading's height that must be in view, in CSS pixels: a line.
const LEAST: f64 = 30.0;

/// Focuses the first heading inside an element and brings it into view, with the element's top. Where it is in
/// view already, nothing moves.
pub fn focus_heading(root: &Element) {
    let Ok(Some(heading)) = root.query_selector("h1") else { return };
    if let Some(heading) = heading.dyn_ref::<HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.focus_with_options(&options);
    }
    if is_left_to_us(&heading) && !is_seen(root, &heading) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_behavior(ScrollBehavior::Instant);
        root.scroll_into_view_with_scroll_into_view_options(&options);
        let end = covered(root, &heading);
        if end > 0.0 {
            scroll_by(heading.get_bounding_client_rect().top() - end - CLEAR);
        }
    }
}

/// Dispatches the event on a new heading; returns whether nobody has taken it on.
fn is_left_to_us(heading: &Element) -> bool {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_cancelable(true);
    let event = CustomEvent::new_with_event_init_dict(HEADING, &init);
    event.is_ok_and(|event| heading.dispatch_event(&event).unwrap_or(true))
}

/// Returns whether a heading is in the window, and neither our own header nor the page's covers it.
fn is_seen(root: &Element, heading: &Element) -> bool {
    let at = heading.get_bounding_client_rect();
    let guard = root.closest(".guard").ok().flatten();
    let bar = guard.and_then(|guard| guard.query_selector(".bar").ok().flatten());
    let bar = bar.map_or(0.0, |bar| bar.get_bounding_client_rect().bottom());
    at.top() >= bar.max(0.0) - 1.0
        && at.top() + at.height().min(LEAST) <= window_height()
        && covered(root, heading) == 0.0
}

/// Returns where what covers the top of a heading ends, such as a header of the page that stays, in CSS pixels
/// below the window's top; 0 for nothing.
fn covered(root: &Element, heading: &Element) -> f64 {
    let at = heading.get_bounding_client_rect();
    let (x, y) = ((at.left() + CLEAR) as f32, (at.top() + CLEAR) as f32);
    // Out of each shadow root into the page around it: a page sees no further than that.
    let mut outer = root.clone();
    while let Ok(shadow) = outer.get_root_node().dyn_into::<ShadowRoot>() {
        outer = shadow.host();
    }
    let mut over = gloo::utils::document().element_from_point(x, y);
    let mut end = 0.0_f64;
    while let Some(element) = over {
        if element.contains(Some(&outer)) || outer.contains(Some(&element)) {
            break;
        }
        let bottom = element.get_bounding_client_rect().bottom();
        // What covers the window, such as a dialog, leaves no place to move to.
        if bottom > f64::from(y) && bottom < window_height() * 0.6 {
            end = end.max(bottom);
        }
        over = element.parent_element();
    }
    end
}

fn window_height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok());
    height.and_then(|height| height.as_f64()).unwrap_or_default()
}

/// Scrolls the page by this many CSS pixels, at once whatever its own style says.
fn scroll_by(top: f64) {
    let options = web_sys::ScrollToOptions::new();
    options.set_top(top);
    options.set_behavior(ScrollBehavior::Instant);
    if let Some(window) = web_sys::window() {
        Window::scroll_by_with_scroll_to_options(&window, &options);
    }
}

/// Scrolls the page until an element's top is this many CSS pixels below that of the window.
pub fn scroll_to(root: &Element, top: f64) {
    scroll_by(root.get_bounding_client_rect().top() - top);
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
        if hidden && target.matches(":focus-visible:not([tabindex='-1'])").unwrap_or_default() {
            scroll_by(at.top() - over.bottom() - CLEAR);
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
