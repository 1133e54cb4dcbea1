//! Services for a widget under test, in place of the browser's.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Promise;
use topup_guard::browser::memory::Memory;
use topup_guard::browser::packs::{Later, PackFailure, Packs};
use topup_guard::browser::picture::{Later as PictureLater, Outcome, Picture, Pictures};
use topup_guard::browser::place::Place;
use topup_guard::browser::speech::{Speech, Spoken};
use topup_guard::browser::storage::{Record, Storage, StorageError};
use topup_guard_core::pack::{CheckPack, Claim, Item, Pack, Part, PatternPack, QuizPack, from_bytes};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use yew::Callback;

/// The bytes of a pack of the real content; `cargo xtask test` writes them before it builds the tests.
macro_rules! pack {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/.packs/", $name))
    };
}

/// The first view's pack of a language as it is delivered.
pub(crate) fn first_bytes(lang: &str) -> &'static [u8] {
    match lang {
        "en" => pack!("pack-picker-en.pack"),
        "zh-Hant" => pack!("pack-picker-zh-Hant.pack"),
        _ => pack!("pack-picker-zh-Hans.pack"),
    }
}

/// The pages' pack of a language as it is delivered.
pub(crate) fn pages_bytes(lang: &str) -> &'static [u8] {
    match lang {
        "en" => pack!("pack-full-en.pack"),
        "zh-Hant" => pack!("pack-full-zh-Hant.pack"),
        _ => pack!("pack-full-zh-Hans.pack"),
    }
}

fn quiz_bytes(lang: &str) -> &'static [u8] {
    if lang == "en" { pack!("pack-quiz-en.pack") } else { pack!("pack-quiz-zh-Hans.pack") }
}

fn check_pack(lang: &str) -> Rc<CheckPack> {
    let bytes: &[u8] = match lang {
        "en" => pack!("check-en.pack"),
        "zh-Hant" => pack!("check-zh-Hant.pack"),
        _ => pack!("check-zh-Hans.pack"),
    };
    Rc::new(from_bytes(bytes).expect("the real pack"))
}

/// Returns the pack of Check with the patterns, which are delivered apart.
fn whole_check_pack(lang: &str) -> Rc<CheckPack> {
    let mut pack = Rc::unwrap_or_clone(check_pack(lang));
    for bytes in [&pack!("patterns-zh.pack")[..], pack!("patterns-en.pack")] {
        pack.add(from_bytes::<PatternPack>(bytes).expect("the real patterns"));
    }
    Rc::new(pack)
}

/// Source of the real packs, edited by the test, which can let it fail or wait.
pub(crate) struct Shelf {
    /// What the next packs asked for fail with.
    pub(crate) failure: Cell<Option<PackFailure>>,
    /// What the next packs asked for wait for.
    gate: RefCell<Promise>,
    edit: fn(&mut Pack),
    edit_quiz: fn(&mut QuizPack),
    /// Whether the quiz's pack comes in parts.
    pub(crate) apart: Cell<bool>,
    /// Which of them were asked for.
    pub(crate) parts: RefCell<Vec<String>>,
}

impl Shelf {
    /// A shelf that has everything at once, with these changes made in each pack.
    pub(crate) fn new(edit: fn(&mut Pack), edit_quiz: fn(&mut QuizPack)) -> Self {
        Self {
            failure: Cell::new(None),
            gate: RefCell::new(open()),
            edit,
            edit_quiz,
            apart: Cell::new(false),
            parts: RefCell::default(),
        }
    }

    /// The first pack of a language, with the words of all rooms.
    pub(crate) fn pack(&self, lang: &str) -> Rc<Pack> {
        let first: Pack = from_bytes(first_bytes(lang)).expect("the real pack");
        let mut pack = first.with_messages_of(&self.pages_pack(lang)).expect("the words of all rooms");
        (self.edit)(&mut pack);
        Rc::new(pack)
    }

    /// The pages' pack of a language.
    pub(crate) fn pages_pack(&self, lang: &str) -> Rc<Pack> {
        Rc::new(from_bytes(pages_bytes(lang)).expect("the real pack"))
    }

    /// The quiz pack of a language.
    pub(crate) fn quiz_pack(&self, lang: &str) -> Rc<QuizPack> {
        let mut pack = from_bytes(quiz_bytes(lang)).expect("the real pack");
        (self.edit_quiz)(&mut pack);
        Rc::new(pack)
    }

    /// Holds back the packs asked for from now on until what this hands back is called.
    pub(crate) fn hold(&self) -> impl FnOnce() + use<> {
        let mut release = None;
        *self.gate.borrow_mut() = Promise::new(&mut |resolve, _| release = Some(resolve));
        move || drop(release.map(|release| release.call0(&JsValue::NULL)))
    }

    fn later<T: 'static>(&self, pack: Rc<T>) -> Later<T> {
        let (gate, failure) = (JsFuture::from(self.gate.borrow().clone()), self.failure.get());
        Box::pin(async move {
            gate.await.expect("a gate only opens");
            failure.map_or(Ok(pack), Err)
        })
    }
}

fn open() -> Promise {
    Promise::resolve(&JsValue::UNDEFINED)
}

impl Packs for Shelf {
    fn check(&self, lang: &str) -> Later<CheckPack> {
        self.later(whole_check_pack(lang))
    }

    fn search(&self, lang: &str) -> Later<CheckPack> {
        self.later(check_pack(lang))
    }

    fn initial(&self, lang: &str) -> Later<Pack> {
        self.later(self.pack(lang))
    }

    fn pages(&self, lang: &str) -> Later<Pack> {
        self.later(self.pages_pack(lang))
    }

    fn quiz(&self, lang: &str) -> Later<QuizPack> {
        let mut pack = self.quiz_pack(lang);
        if self.apart.get() {
            pack = Rc::new(index(&pack));
        }
        self.later(pack)
    }

    fn part(&self, file: &str) -> Later<QuizPack> {
        self.parts.borrow_mut().push(file.to_owned());
        let (lang, number) = file.split_once(' ').expect("a file as the index names it");
        let mut pack = Rc::unwrap_or_clone(self.quiz_pack(lang));
        let items = pack.items.chunks(APART).nth(number.parse().expect("a number")).expect("a part");
        pack.items = items.to_vec();
        self.later(Rc::new(pack))
    }
}

/// How many items a part of a pack in parts has.
const APART: usize = 5;

/// A pack without the texts of its items, which come in parts.
fn index(pack: &QuizPack) -> QuizPack {
    let mut index = pack.clone();
    let part = |(number, items): (usize, &[Item])| Part {
        file: format!("{} {number}", pack.lang),
        items: items.len() as u8,
        orders: 0,
    };
    index.parts = pack.items.chunks(APART).enumerate().map(part).collect();
    for item in &mut index.items {
        item.context.clear();
        item.artefact.from.clear();
        item.artefact.lines.clear();
        item.cues.clear();
        item.why = Claim::default();
        for action in &mut item.actions {
            action.text.clear();
            action.reason.clear();
        }
    }
    index
}

/// An address bar with a back button.
#[derive(Default)]
pub(crate) struct Bar {
    steps: RefCell<Vec<String>>,
    /// Whether it is a host's page.
    pub(crate) embedded: Cell<bool>,
    /// What stands in `?lang=`; empty until the widget puts something there.
    pub(crate) lang: RefCell<String>,
    listener: RefCell<Callback<String>>,
}

impl Bar {
    /// A bar in which this fragment stands.
    pub(crate) fn at(fragment: &str) -> Self {
        Self { steps: RefCell::new(vec![fragment.to_owned()]), ..Self::default() }
    }

    /// Every fragment there was, oldest first.
    pub(crate) fn steps(&self) -> Vec<String> {
        self.steps.borrow().clone()
    }

    /// What the browser's back button does.
    pub(crate) fn back(&self) {
        self.steps.borrow_mut().pop();
        self.listener.borrow().emit(self.fragment());
    }

    /// What typing another fragment into the bar does.
    pub(crate) fn enter(&self, fragment: &str) {
        self.steps.borrow_mut().push(fragment.to_owned());
        self.listener.borrow().emit(fragment.to_owned());
    }
}

impl Place for Bar {
    fn fragment(&self) -> String {
        self.steps.borrow().last().cloned().unwrap_or_default()
    }

    fn push(&self, fragment: &str) {
        if self.fragment() != fragment {
            self.steps.borrow_mut().push(fragment.to_owned());
        }
    }

    fn set_lang(&self, lang: &str) {
        *self.lang.borrow_mut() = lang.to_owned();
    }

    fn listen(&self, changed: Callback<String>) {
        *self.listener.borrow_mut() = changed;
    }

    fn link(&self, lang: &str, fragment: &str) -> String {
        format!("page?lang={lang}{fragment}")
    }

    fn is_embedded(&self) -> bool {
        self.embedded.get()
    }
}

/// Keeps the pictures that are handed out, and answers what the test sets; at first, that the person closed
/// the share sheet.
#[derive(Default)]
pub(crate) struct Album {
    /// Pictures, in the order in which they were handed out.
    pub(crate) pictures: RefCell<Vec<Picture>>,
    /// What becomes of the next ones.
    pub(crate) outcome: RefCell<Option<Outcome>>,
}

impl Pictures for Album {
    fn share(&self, picture: &Picture) -> PictureLater {
        self.save(picture)
    }

    fn save(&self, picture: &Picture) -> PictureLater {
        self.pictures.borrow_mut().push(picture.clone());
        let outcome = self.outcome.borrow().clone().unwrap_or(Outcome::Cancelled);
        Box::pin(std::future::ready(outcome))
    }
}

/// Storage that lasts no longer than the page.
#[derive(Default)]
pub(crate) struct Refusing(Memory);

impl Storage for Refusing {
    fn get(&self, name: &str) -> Option<String> {
        self.0.get(name)
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        self.0.set(name, text)?;
        Err(StorageError::Unavailable)
    }

    fn remove(&self, name: &str) {
        self.0.remove(name);
    }
}

impl Record for Refusing {
    fn clear(&self) {
        self.0.clear();
    }

    fn names(&self) -> Vec<String> {
        self.0.names()
    }

    fn notify(&self) {
        self.0.notify();
    }

    fn watch(&self, heard: Rc<dyn Fn()>) -> Box<dyn FnOnce()> {
        self.0.watch(heard)
    }
}

/// Voice for Chinese alone, which ends when the test lets it.
#[derive(Default)]
pub(crate) struct Reader {
    /// What is being read; empty for nothing.
    pub(crate) lines: RefCell<Vec<String>>,
    over: RefCell<Callback<Spoken>>,
}

impl Reader {
    /// The voice ends by itself.
    pub(crate) fn end(&self, how: Spoken) {
        self.lines.take();
        self.over.take().emit(how);
    }
}

impl Speech for Reader {
    fn offer(&self, lang: &str, changed: Callback<bool>) -> Option<EventListener> {
        changed.emit(lang.starts_with("zh"));
        None
    }

    fn speak(&self, _: &str, lines: &[String], over: Callback<Spoken>) {
        *self.lines.borrow_mut() = lines.to_vec();
        *self.over.borrow_mut() = over;
    }

    fn stop(&self) {
        self.lines.take();
        self.over.take();
    }
}
