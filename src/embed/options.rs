//! Options that the loader passes when it mounts or updates the widget.

use std::rc::Rc;

use js_sys::Function;
use topup_guard_core::quiz::{round_length, start_topic};
use wasm_bindgen::prelude::*;
use yew::AttrValue;

use crate::base::{Attributes, Emit, Host, HostContact, Report, TextSize, Theme};
use crate::browser::place::https_address;
use crate::program::PROGRAM;

#[wasm_bindgen]
extern "C" {
    // Texts are read as `JsValue`: the conversion of `Option<String>` is compiled anew for each getter.

    /// Object that the loader passes to [`mount`](super::mount) and
    /// [`Widget::update`](super::Widget::update).
    pub type HostOptions;

    /// Language of the page around the widget: a BCP 47 tag of one of ours.
    #[wasm_bindgen(method, getter)]
    fn lang(this: &HostOptions) -> JsValue;

    /// The attribute `theme`.
    #[wasm_bindgen(method, getter)]
    fn theme(this: &HostOptions) -> JsValue;

    /// The attribute `text-size`.
    #[wasm_bindgen(method, getter, js_name = textSize)]
    fn text_size(this: &HostOptions) -> JsValue;

    /// The attribute `view`.
    #[wasm_bindgen(method, getter)]
    fn view(this: &HostOptions) -> JsValue;

    /// The attribute `start`.
    #[wasm_bindgen(method, getter)]
    fn start(this: &HostOptions) -> JsValue;

    /// The attribute `report`, or `refused` once the person has said no.
    #[wasm_bindgen(method, getter)]
    fn report(this: &HostOptions) -> JsValue;

    /// The attribute `handout-url`.
    #[wasm_bindgen(method, getter, js_name = handoutUrl)]
    fn handout_url(this: &HostOptions) -> JsValue;

    /// Whether this is our own page, whose address may be used.
    #[wasm_bindgen(method, getter)]
    pub(super) fn page(this: &HostOptions) -> bool;

    /// Address of our own page.
    #[wasm_bindgen(method, getter)]
    pub(super) fn home(this: &HostOptions) -> JsValue;

    /// Where the person is already, when this program takes over from another; empty otherwise.
    #[wasm_bindgen(method, getter)]
    pub(super) fn fragment(this: &HostOptions) -> JsValue;

    /// How often the host has asked to begin again.
    #[wasm_bindgen(method, getter)]
    fn turn(this: &HostOptions) -> f64;

    /// Whether the answers are forgotten then.
    #[wasm_bindgen(method, getter)]
    fn reset(this: &HostOptions) -> bool;

    /// Whether there is no network.
    #[wasm_bindgen(method, getter)]
    fn offline(this: &HostOptions) -> bool;

    /// The attribute `headings`: the level of the highest heading, 1 to 3.
    #[wasm_bindgen(method, getter)]
    fn headings(this: &HostOptions) -> JsValue;

    /// The attribute `landmarks`: `none` for none.
    #[wasm_bindgen(method, getter)]
    fn landmarks(this: &HostOptions) -> JsValue;

    /// The attribute `help-contact`.
    #[wasm_bindgen(method, getter, js_name = helpContact)]
    fn help_contact(this: &HostOptions) -> JsValue;

    /// Origin of the page that has set `help-contact`.
    #[wasm_bindgen(method, getter)]
    fn site(this: &HostOptions) -> JsValue;

    /// The day by the device's clock, counted from 1970.
    #[wasm_bindgen(method, getter)]
    fn day(this: &HostOptions) -> f64;

    /// Bytes of the pack of kind `full`; for the full program alone.
    #[wasm_bindgen(method, getter)]
    pub(super) fn pages(this: &HostOptions) -> JsValue;

    /// `(kind, lang) => Promise<Uint8Array>`: fetches a further pack.
    #[wasm_bindgen(method, getter)]
    pub(super) fn pack(this: &HostOptions) -> Function;

    /// `(lang, fragment) => Promise<void>`: puts the full program in the place of this one, at this fragment;
    /// fetches it only where the fragment is empty.
    #[wasm_bindgen(method, getter)]
    pub(super) fn upgrade(this: &HostOptions) -> Function;

    /// Text in the field of Check, when this program takes over from another.
    #[wasm_bindgen(method, getter)]
    pub(super) fn draft(this: &HostOptions) -> Option<String>;

    /// `(text) => void`: keeps the text in the field of Check for a program that takes over.
    #[wasm_bindgen(method, getter, js_name = keepDraft)]
    pub(super) fn keep_draft(this: &HostOptions) -> Function;

    /// `(kind, statement) => void`: hands a statement about the quiz to the host page.
    #[wasm_bindgen(method, getter)]
    fn emit(this: &HostOptions) -> Function;
}

impl HostOptions {
    /// Returns the attributes; an unknown value counts as not given, and `lang` is the language where none is
    /// given.
    pub(super) fn attributes(&self, lang: &str) -> Attributes {
        let given = text(&self.lang());
        Attributes {
            lang: if given.is_empty() { lang.to_owned() } else { given }.into(),
            theme: Theme::from_id(&text(&self.theme())).unwrap_or_default(),
            text_size: TextSize::from_id(&text(&self.text_size())).unwrap_or_default(),
            view: text(&self.view()).into(),
        }
    }

    /// Returns the host page's other wishes, with `host` for what does not change while the widget is
    /// mounted.
    pub(super) fn wishes(&self, mut host: Host) -> Host {
        let start = text(&self.start());
        host.about = AttrValue::from(start_topic(&start).to_owned());
        if PROGRAM.has_quiz() {
            host.length = round_length(&start);
            host.report = Report::from_id(&text(&self.report()));
        }
        if PROGRAM.is_full() {
            let given = https_address(&text(&self.handout_url()));
            // Our own page has it in its address too, which is read once: a change of language rewrites that.
            if given.is_some() || !self.page() {
                host.handout = given.unwrap_or_default().into();
            }
        }
        host.turn = self.turn() as u32;
        host.reset = self.reset();
        host.offline = self.offline();
        host.headings = match text(&self.headings()).as_str() {
            "2" => 1,
            "3" => 2,
            _ => 0,
        };
        host.plain = text(&self.landmarks()) == "none";
        host.contact = HostContact::read(&text(&self.help_contact()), &text(&self.site()));
        host.day = self.day() as u32;
        host
    }

    /// Returns the function that hands statements to the host page.
    pub(super) fn emit_callback(&self) -> Emit {
        let emit = self.emit();
        Rc::new(move |kind, statement| {
            // What the host page makes of it is its own affair.
            let _ = emit.call2(&JsValue::NULL, &kind.into(), &statement.into());
        })
    }
}

/// Returns a text option; empty if it is not given.
pub(super) fn text(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}
