//! Attributes in, the widget out: what the loader calls.

#[cfg(feature = "full")]
pub mod keeping;

use std::rc::Rc;

use js_sys::{Function, Reflect, Uint8Array};
use topup_guard_core::pack::from_bytes;
use topup_guard_core::quiz::{begun_with, round_length};
use wasm_bindgen::prelude::*;
use web_sys::Element;
use yew::{AppHandle, AttrValue, Renderer};

use crate::app::{App, Host, Props, Report, Tell, TextSize, Theme, Words};
use crate::browser::Services;
use crate::browser::packs::{self, Loader, PackFailure};
use crate::browser::place::{Embedded, Page, Place, here};
use crate::browser::storage::Local;

/// A mounted widget.
#[wasm_bindgen]
pub struct Widget {
    handle: AppHandle<App>,
    props: Props,
}

impl std::fmt::Debug for Widget {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Widget")
    }
}

/// Mounts the widget inside `root`, a fresh element that nothing else uses.
///
/// `pack` holds the bytes of the first pack, for the quiz's program those of the one around the quiz, and for the whole program
/// `host.pages` those of the pages'. `host` has the
/// attributes `lang`, `theme`, `textSize`, `view`, `start` and `report` (`refused` once the person has said no), `page` (our
/// own page, whose address may be used), `home` (address of our own page), `fragment` (where the person is already, or
/// empty), `turn` (how often the host has asked to begin again), `reset` (whether to forget the answers then), `offline` (there is no
/// network),
/// `pack(kind, lang)`, which promises further packs, and `tell(kind, statement)`, which tells the host page what it wants to
/// know, or `refused`.
///
/// # Errors
/// The text `"content"` or `"version"` when the pack is none of ours; the loader shows its panel then.
#[wasm_bindgen]
pub fn mount(root: Element, pack: &[u8], host: &JsValue) -> Result<Widget, JsValue> {
    #[cfg(not(panic = "immediate-abort"))]
    crate::browser::panics::tell();
    let refuse = |error| match PackFailure::from(error) {
        PackFailure::Version => JsValue::from("version"),
        PackFailure::Network | PackFailure::Content => JsValue::from("content"),
    };
    let mut pack = packs::read(pack).map_err(refuse)?;
    if cfg!(feature = "full") {
        let pages = Uint8Array::new(&Reflect::get(host, &"pages".into())?).to_vec();
        pack = pack.with_words_of(&from_bytes(&pages).map_err(refuse)?).map_err(refuse)?;
    }
    let place: Rc<dyn Place> = if flag(host, "page") {
        Rc::new(Page::new(text(host, "home")))
    } else {
        // A host's own content is found where this page shows it, not on ours.
        let home = if pack.by.site.is_empty() { text(host, "home") } else { here() };
        Rc::new(Embedded { home, start: text(host, "fragment"), own: !pack.by.site.is_empty() })
    };
    let loader: Function = Reflect::get(host, &"pack".into())?.dyn_into()?;
    let services = Services {
        clock: Rc::new(js_sys::Date::now),
        seed: Rc::new(seed),
        storage: Rc::new(Local::of(&pack.by.site)),
        packs: Rc::new(Loader(loader)),
        place,
        #[cfg(feature = "quiz")]
        speech: Rc::new(crate::browser::speech::Voices::default()),
    };
    let lang = AttrValue::from(pack.lang.clone());
    let mut props = Props {
        pack: Words(Rc::new(pack)),
        services,
        lang,
        theme: Theme::Auto,
        text_size: TextSize::Normal,
        view: AttrValue::default(),
        host: Host { tell: tell(host)?, ..Host::default() },
    };
    read(&mut props, host);
    let handle = Renderer::<App>::with_root_and_props(root, props.clone()).render();
    Ok(Widget { handle, props })
}

#[wasm_bindgen]
impl Widget {
    /// Follows changed attributes; takes the same object as [`mount`].
    pub fn update(&mut self, host: &JsValue) {
        read(&mut self.props, host);
        self.handle.update(self.props.clone());
    }

    /// Takes the widget away. The element it was mounted in is not used again.
    pub fn unmount(self) {
        self.handle.destroy();
    }
}

/// Puts the host's attributes into the props; what is unknown falls back to the default.
fn read(props: &mut Props, host: &JsValue) {
    let lang = text(host, "lang");
    if !lang.is_empty() {
        props.lang = lang.into();
    }
    props.theme = Theme::from_id(&text(host, "theme")).unwrap_or_default();
    props.text_size = TextSize::from_id(&text(host, "textSize")).unwrap_or_default();
    props.view = text(host, "view").into();
    let start = text(host, "start");
    props.host.about = AttrValue::from(begun_with(&start).to_owned());
    // The first view's program asks nothing that this is about.
    if cfg!(feature = "quiz") {
        props.host.length = round_length(&start);
        props.host.report = Report::from_id(&text(host, "report"));
    }
    let turn = Reflect::get(host, &"turn".into()).ok().and_then(|turn| turn.as_f64());
    props.host.turn = turn.unwrap_or_default() as u32;
    props.host.reset = flag(host, "reset");
    props.host.offline = flag(host, "offline");
}

/// 53 random bits: plenty for choosing questions and for names that nobody else has.
fn seed() -> u64 {
    (js_sys::Math::random() * 9_007_199_254_740_992.0) as u64
}

fn tell(host: &JsValue) -> Result<Tell, JsValue> {
    let tell: Function = Reflect::get(host, &"tell".into())?.dyn_into()?;
    // What the host page makes of it is its own affair.
    Ok(Rc::new(move |kind, statement| {
        let _ = tell.call2(&JsValue::NULL, &kind.into(), &statement.into());
    }))
}

fn flag(host: &JsValue, name: &str) -> bool {
    Reflect::get(host, &name.into()).is_ok_and(|value| value.is_truthy())
}

fn text(host: &JsValue, name: &str) -> String {
    Reflect::get(host, &name.into()).ok().and_then(|value| value.as_string()).unwrap_or_default()
}
