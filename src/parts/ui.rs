//! Builds HTML by calls, one element after the other.
//!
//! Rooms are written with this in place of Yew's `html!`. The macro's code is laid out anew at each place it
//! is used, these calls are not: the program of the first view is 126 bytes of brotli smaller for each
//! element (measured on 36 of them). The result is the same tree of Yew nodes. These are the same five lines,
//! once as a macro and once as calls:
//!
//! ```
//! use topup_guard::parts::Ui;
//! use yew::prelude::*;
//!
//! # #[derive(PartialEq, Properties)]
//! # struct Props { name: String, onclick: Callback<MouseEvent> }
//! #[component]
//! fn Macro(Props { name, onclick }: &Props) -> Html {
//!     html! {
//!         <section class="card">
//!             <h2>{name}</h2>
//!             <button class="btn" type="button" data-do="begin" {onclick}>{"Begin"}</button>
//!         </section>
//!     }
//! }
//!
//! #[component]
//! fn Calls(Props { name, onclick }: &Props) -> Html {
//!     Ui::build(|ui| {
//!         ui.element("section", "card", |ui| {
//!             ui.text_element("h2", "", name);
//!             ui.button("btn", ("data-do", "begin"), onclick.clone(), |ui| ui.text("Begin"));
//!         });
//!     })
//! }
//! # use std::{pin::pin, task::{Context, Poll, Waker}};
//! # fn html<C: BaseComponent<Properties = Props>>() -> String {
//! #     let props = || Props { name: "Ten questions".into(), onclick: Callback::noop() };
//! #     let html = pin!(yew::LocalServerRenderer::<C>::with_props(props()).hydratable(false).render());
//! #     match html.poll(&mut Context::from_waker(Waker::noop())) { Poll::Ready(html) => html, Poll::Pending => panic!() }
//! # }
//! # // The macro writes a class behind other attributes.
//! # let first = html::<Macro>().replace(" type=\"button\" data-do=\"begin\" class=\"btn\"",
//! #     " class=\"btn\" type=\"button\" data-do=\"begin\"");
//! # assert_eq!(first, html::<Calls>());
//! ```

use std::rc::Rc;

use yew::html::{onchange, onclick, ondragover, ondrop, oninput, onkeydown, onpaste, onsubmit};
use yew::prelude::*;
use yew::virtual_dom::{Key, Listener, VList, VNode, VTag, VText};

/// Levels of headings as attributes have them.
const LEVELS: [&str; 6] = ["1", "2", "3", "4", "5", "6"];

/// Tree of elements that is being built.
///
/// Calls such as [`Ui::attr`] concern the element that is open: the one whose closure runs.
#[derive(Debug)]
pub struct Ui {
    /// The elements that are open, outermost first; the first is the fragment itself.
    open: Vec<Open>,
    /// Whether there was a section already; none where sections are not folded.
    folding: Option<bool>,
    /// Whether Chinese letters are marked as Chinese, since they stand in another language's text.
    marks_han: bool,
    /// Number of levels that headings stand below their own.
    below: usize,
}

#[derive(Debug)]
struct Open {
    tag: VTag,
    children: Vec<VNode>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
}

impl Open {
    fn new(tag: &'static str) -> Self {
        Self { tag: VTag::new(tag), children: Vec::new(), listeners: Vec::new() }
    }

    fn close(mut self) -> VNode {
        self.tag.set_listeners(self.listeners.into_boxed_slice());
        if !self.children.is_empty() {
            self.tag.add_children(self.children);
        }
        self.tag.into()
    }
}

/// Returns whether a character is a Chinese letter or a Chinese punctuation mark.
fn is_han(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
}

impl Ui {
    /// Builds a fragment of what `inside` adds.
    pub fn build(inside: impl FnOnce(&mut Self)) -> Html {
        let mut ui = Self { open: vec![Open::new("")], folding: None, marks_han: false, below: 0 };
        inside(&mut ui);
        let children = ui.open.pop().map(|fragment| fragment.children).unwrap_or_default();
        VList::with_children(children, None).into()
    }

    /// Adds an element with what `inside` adds to it; without a class where `class` is empty.
    #[inline]
    pub fn element(&mut self, tag: &'static str, class: &'static str, inside: impl FnOnce(&mut Self)) {
        self.begin(tag, class);
        inside(self);
        self.end();
    }

    /// Adds a button with what `inside` adds to it. `hook` is a data attribute and its value, such as
    /// `("data-go", "home")`: tests and host pages find the button by it.
    #[inline]
    pub fn button(
        &mut self,
        class: &'static str,
        hook: (&'static str, &str),
        onclick: Callback<MouseEvent>,
        inside: impl FnOnce(&mut Self),
    ) {
        self.begin_button(class, hook, onclick);
        inside(self);
        self.end();
    }

    #[inline(never)]
    fn begin_button(
        &mut self,
        class: &'static str,
        (attribute, value): (&'static str, &str),
        onclick: Callback<MouseEvent>,
    ) {
        self.begin("button", class);
        self.attr_static("type", "button");
        self.attr(attribute, value);
        self.onclick(onclick);
    }

    /// Sets whether a button that stands for a choice is pressed.
    pub fn pressed(&mut self, pressed: bool) {
        self.attr_static("aria-pressed", if pressed { "true" } else { "false" });
    }

    /// Sets whether Chinese letters are marked as Chinese from here on: `lang` on the letters, for screen
    /// readers and fonts.
    pub fn mark_han(&mut self, marks: bool) {
        self.marks_han = marks;
    }

    /// Sets how many levels headings stand below their own from here on, for a page that has some above them.
    /// Their elements stay the same.
    pub fn lower_headings(&mut self, below: usize) {
        self.below = below;
    }

    /// Sets whether sections are folded from here on: the first is open, of the others only the headings are
    /// shown.
    pub fn fold(&mut self, folding: bool) {
        self.folding = folding.then_some(false);
    }

    /// Adds a card with a heading, folded where [`Ui::fold`] says so.
    #[inline]
    pub fn section(&mut self, title: &str, inside: impl FnOnce(&mut Self)) {
        self.begin_section(title);
        inside(self);
        self.end();
    }

    #[inline(never)]
    fn begin_section(&mut self, title: &str) {
        let folded = self.folding.map(|_| self.folding.replace(true) == Some(true));
        self.begin(if folded.is_some() { "details" } else { "section" }, "card");
        self.attr_static("part", "card");
        if folded == Some(false) {
            self.attr_static("open", "");
        }
        if folded.is_some() {
            self.begin("summary", "");
        }
        self.text_element("h2", "", title);
        if folded.is_some() {
            self.end();
        }
    }

    #[inline(never)]
    fn begin(&mut self, tag: &'static str, class: &'static str) {
        self.open.push(Open::new(tag));
        if !class.is_empty() {
            self.attr_static("class", class);
        }
        let own = ["h1", "h2", "h3"].iter().position(|heading| *heading == tag);
        if let Some(level) = own.filter(|_| self.below > 0).and_then(|own| LEVELS.get(own + self.below)) {
            self.attr_static("aria-level", level);
        }
    }

    #[inline(never)]
    fn end(&mut self) {
        if let Some(done) = self.open.pop() {
            self.node(done.close());
        }
    }

    /// Adds an element that holds only a text.
    #[inline(never)]
    pub fn text_element(&mut self, tag: &'static str, class: &'static str, text: &str) {
        self.begin(tag, class);
        self.text(text);
        self.end();
    }

    /// Adds a text; Chinese letters in a text of another language are marked, as [`Ui::mark_han`] says.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while self.marks_han
            && let Some(at) = rest.find(is_han)
        {
            let (before, tail) = rest.split_at(at);
            let (han, after) = tail.split_at(tail.find(|c| !is_han(c)).unwrap_or(tail.len()));
            self.text_unmarked(before);
            self.begin("span", "");
            self.attr_static("lang", "zh-Hans");
            self.text_unmarked(han);
            self.end();
            rest = after;
        }
        self.text_unmarked(rest);
    }

    /// Adds a text whose letters are never marked, for an element that has a `lang` of its own.
    #[inline(never)]
    pub fn text_unmarked(&mut self, text: &str) {
        self.node(VText::new(text.to_owned()).into());
    }

    /// Adds a node of Yew's, such as a component.
    #[inline(never)]
    pub fn node(&mut self, node: VNode) {
        if let Some(open) = self.open.last_mut() {
            open.children.push(node);
        }
    }

    /// Sets an attribute to a constant value.
    #[inline(never)]
    pub fn attr_static(&mut self, name: &'static str, value: &'static str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.add_attribute(name, AttrValue::Static(value));
        }
    }

    /// Sets an attribute.
    #[inline(never)]
    pub fn attr(&mut self, name: &'static str, value: &str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.add_attribute(name, value.to_owned());
        }
    }

    /// Sets the key by which Yew recognises the element among its siblings, and after a change.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.key = Some(Key::from(key));
        }
    }

    /// Sets the reference through which the element can be reached once it is mounted.
    #[inline(never)]
    pub fn node_ref(&mut self, node: &NodeRef) {
        if let Some(open) = self.open.last_mut() {
            open.tag.node_ref = node.clone();
        }
    }

    /// Sets the value of an input.
    #[inline(never)]
    pub fn value(&mut self, value: &str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.set_value(Some(AttrValue::from(value.to_owned())));
        }
    }

    /// Sets whether a checkbox is ticked.
    #[inline(never)]
    pub fn checked(&mut self, checked: bool) {
        if let Some(open) = self.open.last_mut() {
            open.tag.set_checked(checked);
        }
    }

    /// Sets what a click does.
    #[inline(never)]
    pub fn onclick(&mut self, callback: Callback<MouseEvent>) {
        self.listen(Rc::new(onclick::Wrapper::new(callback)));
    }

    /// Sets what a change of a control does.
    #[inline(never)]
    pub fn onchange(&mut self, callback: Callback<Event>) {
        self.listen(Rc::new(onchange::Wrapper::new(callback)));
    }

    /// Sets what typing into a control does.
    #[inline(never)]
    pub fn oninput(&mut self, callback: Callback<InputEvent>) {
        self.listen(Rc::new(oninput::Wrapper::new(callback)));
    }

    /// Sets what pasting into a control does.
    #[inline(never)]
    pub fn onpaste(&mut self, callback: Callback<Event>) {
        self.listen(Rc::new(onpaste::Wrapper::new(callback)));
    }

    /// Sets what something dragged over the element does.
    #[inline(never)]
    pub fn ondragover(&mut self, callback: Callback<DragEvent>) {
        self.listen(Rc::new(ondragover::Wrapper::new(callback)));
    }

    /// Sets what dropping something onto the element does.
    #[inline(never)]
    pub fn ondrop(&mut self, callback: Callback<DragEvent>) {
        self.listen(Rc::new(ondrop::Wrapper::new(callback)));
    }

    /// Sets what a key pressed does.
    #[inline(never)]
    pub fn onkeydown(&mut self, callback: Callback<KeyboardEvent>) {
        self.listen(Rc::new(onkeydown::Wrapper::new(callback)));
    }

    /// Sets what submitting a form does.
    #[inline(never)]
    pub fn onsubmit(&mut self, callback: Callback<SubmitEvent>) {
        self.listen(Rc::new(onsubmit::Wrapper::new(callback)));
    }

    fn listen(&mut self, listener: Rc<dyn Listener>) {
        if let Some(open) = self.open.last_mut() {
            open.listeners.push(Some(listener));
        }
    }
}
