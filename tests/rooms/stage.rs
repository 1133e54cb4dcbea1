//! A stage for one widget, mounted as the loader does it: what a test sees there.
//!
//! ```text
//! let stage = Stage::open("zh-Hans", "#/v1/picker/pay").await;
//! stage.click("[data-option=cash]").await;
//! assert_eq!(stage.view(), "picker");
//! ```
//! What a test does there stands in `hands`. Leaving the stage takes the widget down.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::Function;
use topup_guard::app::App;
use topup_guard::base::{Attributes, Host, Props, TextSize, Theme, Words};
use topup_guard::browser::Services;
use topup_guard::browser::draft::Draft;
use topup_guard::browser::memory::Memory;
use topup_guard::browser::packs::PackFailure;
use topup_guard::browser::speech::{Silent, Speech};
use topup_guard::browser::storage::Record;
use topup_guard_core::pack::{Msg, Pack, QuizPack, fill};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, UnwrapThrowExt};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};
use yew::{AppHandle, Renderer};

use crate::services::{Album, Bar, Shelf};

/// Noon on 2026-11-23 in China, in milliseconds since the Unix epoch.
pub(crate) const NOON: f64 = 1_795_406_400_000.0;

/// What a widget is mounted with.
#[derive(Clone)]
pub(crate) struct Setup {
    /// The language first shown.
    pub(crate) lang: &'static str,
    /// What stands in the address, with its `#`.
    pub(crate) fragment: String,
    /// The `view` attribute.
    pub(crate) view: &'static str,
    /// The `theme` attribute.
    pub(crate) theme: Theme,
    /// The `text-size` attribute.
    pub(crate) text_size: TextSize,
    /// Storage of the device; another stage with the same one is a later visit.
    pub(crate) storage: Rc<dyn Record>,
    /// Constant time of the clock.
    pub(crate) now: f64,
    /// The first seed; each one asked for after it is one more.
    pub(crate) seed: u64,
    /// The voice that reads aloud.
    pub(crate) speech: Rc<dyn Speech>,
    /// What another program has kept: the text in the field of Check, and the note.
    pub(crate) draft: &'static str,
    /// What is changed in each first pack.
    pub(crate) edit: fn(&mut Pack),
    /// What is changed in each quiz pack.
    pub(crate) edit_quiz: fn(&mut QuizPack),
    /// What else the host page wishes.
    pub(crate) host: Host,
    /// Failure of every other pack, until `shelf.failure` is changed.
    pub(crate) failure: Option<PackFailure>,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            lang: "zh-Hans",
            fragment: String::new(),
            view: "",
            theme: Theme::Auto,
            text_size: TextSize::Normal,
            storage: Rc::new(Memory::default()),
            now: NOON,
            seed: 1,
            speech: Rc::new(Silent),
            draft: "",
            edit: |_| {},
            edit_quiz: |_| {},
            host: Host::default(),
            failure: None,
        }
    }
}

/// A mounted widget and everything around it.
pub(crate) struct Stage {
    host: HtmlElement,
    shadow: ShadowRoot,
    handle: Option<AppHandle<App>>,
    props: Props,
    /// The address bar.
    pub(crate) bar: Rc<Bar>,
    /// What the widget has kept for a program that takes over.
    pub(crate) draft: Rc<RefCell<String>>,
    /// Where packs come from.
    pub(crate) shelf: Rc<Shelf>,
    /// What takes the pictures that are handed out.
    pub(crate) album: Rc<Album>,
    /// The first view's pack of the language first shown.
    pub(crate) pack: Rc<Pack>,
    /// The pages' pack of the language first shown.
    pub(crate) pages: Rc<Pack>,
}

impl Stage {
    /// A widget in a language at a fragment.
    pub(crate) async fn open(lang: &'static str, fragment: &str) -> Self {
        Self::with(Setup { lang, fragment: fragment.to_owned(), ..Setup::default() }).await
    }

    /// A widget set up like this.
    pub(crate) async fn with(setup: Setup) -> Self {
        let document = gloo::utils::document();
        let element = |tag| document.create_element(tag).unwrap_throw().unchecked_into::<HtmlElement>();
        let host = element("div");
        let shadow = host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open)).unwrap_throw();
        let style = element("style");
        style.set_text_content(Some(include_str!("../../static/style.css")));
        let root = element("div");
        root.set_attribute("part", "root").unwrap_throw();
        shadow.append_with_node_2(&style, &root).unwrap_throw();
        gloo::utils::body().append_child(&host).unwrap_throw();

        let shelf = Rc::new(Shelf::new(setup.edit, setup.edit_quiz));
        shelf.failure.set(setup.failure);
        let (now, seed) = (setup.now, Cell::new(setup.seed));
        let bar = Rc::new(Bar::at(&setup.fragment));
        let album = Rc::new(Album::default());
        let draft: Rc<RefCell<String>> = Rc::default();
        let kept = draft.clone();
        let keep = Closure::<dyn Fn(String)>::new(move |text| *kept.borrow_mut() = text);
        let services = Services {
            clock: Rc::new(move || now),
            seed: Rc::new(move || seed.replace(seed.get() + 1)),
            storage: setup.storage.clone(),
            record: setup.storage,
            packs: shelf.clone(),
            place: bar.clone(),
            speech: setup.speech,
            pictures: album.clone(),
            draft: Draft::new(setup.draft.to_owned(), keep.as_ref().unchecked_ref::<Function>().clone()),
        };
        keep.forget();
        let (pack, pages) = (shelf.pack(setup.lang), shelf.pages_pack(setup.lang));
        let props = Props {
            pack: Words(pack.clone()),
            services,
            attributes: Attributes {
                lang: setup.lang.into(),
                theme: setup.theme,
                text_size: setup.text_size,
                view: setup.view.into(),
            },
            host: setup.host,
        };
        let handle = Renderer::<App>::with_root_and_props(root.into(), props.clone()).render();
        let stage = Self { host, shadow, handle: Some(handle), props, bar, draft, shelf, album, pack, pages };
        stage.settle().await;
        stage
    }

    /// Changes attributes, as a host does.
    pub(crate) async fn update(&mut self, change: impl FnOnce(&mut Props)) {
        change(&mut self.props);
        let props = self.props.clone();
        self.handle.as_mut().expect("a mounted widget").update(props);
        self.settle().await;
    }

    /// Waits until the widget has nothing left to do.
    pub(crate) async fn settle(&self) {
        settle().await;
    }

    /// Every element that a selector finds, in order.
    pub(crate) fn all(&self, css: &str) -> Vec<HtmlElement> {
        let found = self.shadow.query_selector_all(css).expect("a sound selector");
        (0..found.length()).filter_map(|at| found.get(at)).map(JsCast::unchecked_into).collect()
    }

    /// The first element that a selector finds.
    pub(crate) fn find(&self, css: &str) -> HtmlElement {
        let found = self.all(css).into_iter().next();
        found.unwrap_or_else(|| panic!("no `{css}` in {}", self.html()))
    }

    /// Whether a selector finds anything.
    pub(crate) fn has(&self, css: &str) -> bool {
        !self.all(css).is_empty()
    }

    /// The words of the first element that a selector finds, those out of sight too.
    pub(crate) fn text(&self, css: &str) -> String {
        words(&self.find(css))
    }

    /// The words of every element that a selector finds.
    pub(crate) fn texts(&self, css: &str) -> Vec<String> {
        self.all(css).iter().map(|found| words(found)).collect()
    }

    /// An attribute of every element that a selector finds; empty where it has none.
    pub(crate) fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.all(css).iter().map(|found| found.get_attribute(name).unwrap_or_default()).collect()
    }

    /// The screen: `data-view` of the widget's root.
    pub(crate) fn view(&self) -> String {
        self.attributes("[data-view]", "data-view").concat()
    }

    /// Returns the texts of the live regions, which screen readers announce.
    pub(crate) fn status(&self) -> String {
        self.texts("[role=status]").concat()
    }

    /// The element that has the focus.
    pub(crate) fn focused(&self) -> Option<Element> {
        self.shadow.active_element()
    }

    /// A message in the language first shown.
    pub(crate) fn t(&self, msg: Msg) -> &str {
        self.pack.messages.get(msg)
    }

    /// A message in the language first shown with its places filled.
    pub(crate) fn fill(&self, msg: Msg, values: &[(&str, &str)]) -> String {
        fill(self.t(msg), values)
    }

    /// All of the widget as HTML.
    pub(crate) fn html(&self) -> String {
        self.find("[part=root]").inner_html()
    }

    /// The shadow root, for what has no helper here.
    pub(crate) fn shadow(&self) -> &ShadowRoot {
        &self.shadow
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(handle) = self.handle.take() {
            handle.destroy();
        }
        self.host.remove();
    }
}

/// Waits until no widget has anything left to do.
pub(crate) async fn settle() {
    // What a widget waits for here is ready at once, so one turn of the browser's loop brings it; the second
    // is for work that the scheduler has put off in the first.
    for _ in 0..2 {
        let turn = js_sys::Promise::new(&mut |resolve, _| {
            gloo::utils::window().set_timeout_with_callback(&resolve).unwrap_throw();
        });
        JsFuture::from(turn).await.unwrap_throw();
        yew::scheduler::flush().await;
    }
}

fn words(element: &Element) -> String {
    element.text_content().unwrap_or_default()
}
