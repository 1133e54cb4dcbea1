//! Builds HTML by calls, one element after the other.
//!
//! Rooms are written with this instead of Yew's `html!`: the macro's code is laid out anew at each place it is used,
//! these calls are not, and the program is a third smaller to download for it (figures in docs/BENCHMARKS.md).
//! What comes out is the same tree of Yew nodes.

use yew::html::{onchange, onclick, oninput, onkeydown, onpaste, onsubmit};
use yew::prelude::*;
use yew::virtual_dom::{Attributes, Key, Listener, VList, VNode, VTag, VText};

use std::rc::Rc;

/// A tree of elements being built.
#[derive(Debug)]
pub struct Ui {
    /// The elements that are open, outermost first; the first is the fragment itself.
    open: Vec<Open>,
    /// Whether there was a section, where all after the first are folded.
    folding: Option<bool>,
    /// Whether Chinese letters stand in another language's text, and are marked as Chinese.
    marks_han: bool,
}

#[derive(Debug)]
struct Open {
    tag: VTag,
    children: Vec<VNode>,
    listeners: Vec<Option<Rc<dyn Listener>>>,
}

impl Open {
    fn new(tag: &'static str) -> Self {
        let mut tag = VTag::new(tag);
        // Attributes of one form on every element: comparing different ones takes code of its own, which the release
        // build leaves out (xtask/src/unused.rs).
        tag.set_attributes(Attributes::IndexMap(Rc::default()));
        Self { tag, children: Vec::new(), listeners: Vec::new() }
    }

    fn close(mut self) -> VNode {
        self.tag.set_listeners(self.listeners.into_boxed_slice());
        if !self.children.is_empty() {
            self.tag.add_children(self.children);
        }
        self.tag.into()
    }
}

/// Chinese letters, and the marks between them.
fn is_han(c: char) -> bool {
    ('\u{2e80}'..='\u{9fff}').contains(&c)
}

impl Ui {
    /// A fragment of what `inside` builds.
    pub fn build(inside: impl FnOnce(&mut Self)) -> Html {
        let mut ui = Self { open: vec![Open::new("")], folding: None, marks_han: false };
        inside(&mut ui);
        let children = ui.open.pop().map(|fragment| fragment.children).unwrap_or_default();
        VList::with_children(children, None).into()
    }

    /// An element with what `inside` builds; no class where `class` is empty.
    #[inline]
    pub fn el(&mut self, tag: &'static str, class: &'static str, inside: impl FnOnce(&mut Self)) {
        self.begin(tag, class);
        inside(self);
        self.end();
    }

    /// From here on, Chinese letters are marked as such, or stand in a Chinese text.
    pub fn mark_han(&mut self, marks: bool) {
        self.marks_han = marks;
    }

    /// From here on, of a screen's sections only the first is open, and the others are their headings.
    pub fn fold(&mut self, folding: bool) {
        self.folding = folding.then_some(false);
    }

    /// A section with a heading, to be closed by [`Ui::end`].
    #[inline(never)]
    pub(super) fn begin_section(&mut self, title: &str) {
        let folded = self.folding.map(|_| self.folding.replace(true) == Some(true));
        self.begin(if folded.is_some() { "details" } else { "section" }, "card");
        self.set("part", "card");
        if folded == Some(false) {
            self.set("open", "");
        }
        if folded.is_some() {
            self.begin("summary", "");
        }
        self.put("h2", "", title);
        if folded.is_some() {
            self.end();
        }
    }

    #[inline(never)]
    fn begin(&mut self, tag: &'static str, class: &'static str) {
        self.open.push(Open::new(tag));
        if !class.is_empty() {
            self.set("class", class);
        }
    }

    /// Closes the element that is open.
    #[inline(never)]
    pub(super) fn end(&mut self) {
        if let Some(done) = self.open.pop() {
            self.node(done.close());
        }
    }

    /// An element that holds a text only.
    #[inline(never)]
    pub fn put(&mut self, tag: &'static str, class: &'static str, text: &str) {
        self.begin(tag, class);
        self.text(text);
        self.end();
    }

    /// A text; the Chinese in a text of another language says that it is Chinese.
    #[inline(never)]
    pub fn text(&mut self, text: &str) {
        let mut rest = text;
        while self.marks_han
            && let Some(at) = rest.find(is_han)
        {
            let (before, tail) = rest.split_at(at);
            let (han, after) = tail.split_at(tail.find(|c| !is_han(c)).unwrap_or(tail.len()));
            self.plain(before);
            self.begin("span", "");
            self.set("lang", "zh-Hans");
            self.plain(han);
            self.end();
            rest = after;
        }
        self.plain(rest);
    }

    /// A text in the language that its element says.
    #[inline(never)]
    pub fn plain(&mut self, text: &str) {
        self.node(VText::new(text.to_owned()).into());
    }

    /// Any node of Yew's, such as a component.
    #[inline(never)]
    pub fn node(&mut self, node: VNode) {
        if let Some(open) = self.open.last_mut() {
            open.children.push(node);
        }
    }

    /// A constant attribute of the element that is open.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: &'static str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.add_attribute(name, AttrValue::Static(value));
        }
    }

    /// An attribute of the element that is open.
    #[inline(never)]
    pub fn attr(&mut self, name: &'static str, value: &str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.add_attribute(name, value.to_owned());
        }
    }

    /// What tells this element from its siblings, and from the one in its place before.
    #[inline(never)]
    pub fn key(&mut self, key: &str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.key = Some(Key::from(key));
        }
    }

    /// A reference to the element that is open.
    #[inline(never)]
    pub fn reference(&mut self, node: &NodeRef) {
        if let Some(open) = self.open.last_mut() {
            open.tag.node_ref = node.clone();
        }
    }

    /// The value of the input that is open.
    #[inline(never)]
    pub fn value(&mut self, value: &str) {
        if let Some(open) = self.open.last_mut() {
            open.tag.set_value(Some(AttrValue::from(value.to_owned())));
        }
    }

    /// Whether the tick box that is open is ticked.
    #[inline(never)]
    pub fn checked(&mut self, checked: bool) {
        if let Some(open) = self.open.last_mut() {
            open.tag.set_checked(checked);
        }
    }

    /// What a click on the element that is open does.
    #[inline(never)]
    pub fn click(&mut self, callback: Callback<MouseEvent>) {
        self.listen(Rc::new(onclick::Wrapper::new(callback)));
    }

    /// What a change of the control that is open does.
    #[inline(never)]
    pub fn change(&mut self, callback: Callback<Event>) {
        self.listen(Rc::new(onchange::Wrapper::new(callback)));
    }

    /// What typing into the control that is open does.
    #[inline(never)]
    pub fn input(&mut self, callback: Callback<InputEvent>) {
        self.listen(Rc::new(oninput::Wrapper::new(callback)));
    }

    /// What pasting into the control that is open does.
    #[inline(never)]
    pub fn paste(&mut self, callback: Callback<Event>) {
        self.listen(Rc::new(onpaste::Wrapper::new(callback)));
    }

    /// What a key pressed on the element that is open does.
    #[inline(never)]
    pub fn key_down(&mut self, callback: Callback<KeyboardEvent>) {
        self.listen(Rc::new(onkeydown::Wrapper::new(callback)));
    }

    /// What sending the form that is open does.
    #[inline(never)]
    pub fn submit(&mut self, callback: Callback<SubmitEvent>) {
        self.listen(Rc::new(onsubmit::Wrapper::new(callback)));
    }

    fn listen(&mut self, listener: Rc<dyn Listener>) {
        if let Some(open) = self.open.last_mut() {
            open.listeners.push(Some(listener));
        }
    }
}
