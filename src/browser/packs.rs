//! Where packs come from: the loader fetches them, this reads them.

use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Function, Promise, Uint8Array};
#[cfg(feature = "quiz")]
use topup_guard_core::pack::QuizPack;
use topup_guard_core::pack::{Pack, PackError, Wire, from_bytes};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::app::{PROGRAM, Program};

/// Why a pack could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackFailure {
    /// It did not arrive.
    Network,
    /// What arrived is no pack of ours.
    Content,
    /// It belongs to another version of the program.
    Version,
}

impl From<PackError> for PackFailure {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Format | PackError::Messages => Self::Version,
            PackError::Content | PackError::Empty => Self::Content,
        }
    }
}

/// A pack that will be there later.
pub type Later<T> = Pin<Box<dyn Future<Output = Result<Rc<T>, PackFailure>>>>;

/// Brings packs by language.
pub trait Packs {
    /// The pack of the first view.
    fn first(&self, lang: &str) -> Later<Pack>;
    /// The pack of the pages beside it.
    fn pages(&self, lang: &str) -> Later<Pack>;
    /// Asks for the program that has all rooms, to take over at this fragment; what it resolves to is of no use.
    fn whole(&self, _lang: &str, _fragment: &str) {}
    /// Fetches that program while nothing else is going on, unless the person saves data.
    fn prepare(&self, _lang: &str) {}
    /// The pack of the quiz, with what the warnings show where there are any; the texts of its items may be in parts.
    #[cfg(feature = "quiz")]
    fn quiz(&self, lang: &str) -> Later<QuizPack>;
    /// The part of the quiz's pack with this file.
    #[cfg(feature = "quiz")]
    fn part(&self, file: &str) -> Later<QuizPack>;
}

/// Packs that the loader's function brings: `(kind, lang) => Promise<Uint8Array>`.
#[derive(Debug, Clone)]
pub struct Loader(pub Function);

impl Loader {
    /// What `of` takes from the pack of this kind.
    fn bring<T: Wire + 'static, U: 'static>(&self, kind: &str, lang: &str, of: fn(T) -> U) -> Later<U> {
        let promise = self.0.call2(&JsValue::NULL, &kind.into(), &lang.into());
        Box::pin(async move {
            let promise: Promise = promise.map_err(|_| PackFailure::Network)?.unchecked_into();
            let value = JsFuture::from(promise).await.map_err(|error| failure(&error))?;
            let bytes = Uint8Array::new(&value).to_vec();
            from_bytes(&bytes).map(|pack| Rc::new(of(pack))).map_err(PackFailure::from)
        })
    }
}

/// The loader rejects with an error whose `kind` is `network` or `content`.
fn failure(error: &JsValue) -> PackFailure {
    let kind = js_sys::Reflect::get(error, &"kind".into()).ok().and_then(|kind| kind.as_string());
    if kind.as_deref() == Some("content") { PackFailure::Content } else { PackFailure::Network }
}

impl Packs for Loader {
    fn first(&self, lang: &str) -> Later<Pack> {
        #[cfg(feature = "picker")]
        let first = self.bring("picker", lang, |pack: Pack| pack);
        #[cfg(not(feature = "picker"))]
        let first = self.bring("quiz", lang, |(pack, _): Round| pack);
        #[cfg(feature = "full")]
        let pages = self.pages(lang);
        Box::pin(async move {
            let pack = first.await?;
            check(&pack)?;
            // The later rooms' words come with the pages.
            #[cfg(feature = "full")]
            let pack = Rc::new(Rc::unwrap_or_clone(pack).with_words_of(&*pages.await?)?);
            Ok(pack)
        })
    }

    fn pages(&self, lang: &str) -> Later<Pack> {
        self.bring("full", lang, |pack| pack)
    }

    fn whole(&self, lang: &str, fragment: &str) {
        // A failure leaves the person with the waiting screen, which offers to try again.
        if let Ok(promise) = self.0.call2(&JsValue::NULL, &"grow".into(), &format!("{lang}{fragment}").into())
        {
            wasm_bindgen_futures::spawn_local(async move {
                let _ = JsFuture::from(promise.unchecked_into::<Promise>()).await;
            });
        }
    }

    #[cfg(all(feature = "quiz", not(feature = "full")))]
    fn prepare(&self, lang: &str) {
        if !saves_data() {
            // It takes over nowhere.
            self.whole(lang, "#");
        }
    }

    #[cfg(all(feature = "quiz", not(feature = "full")))]
    fn quiz(&self, lang: &str) -> Later<QuizPack> {
        self.bring("quiz", lang, |(_, quiz): Round| quiz)
    }

    #[cfg(feature = "full")]
    fn quiz(&self, lang: &str) -> Later<QuizPack> {
        let (index, loader) = (self.bring("quiz", lang, |(_, quiz): Round| quiz), self.clone());
        Box::pin(async move {
            let mut pack = Rc::unwrap_or_clone(index.await?);
            if let Some(part) = pack.parts.iter().find(|part| !part.is_asked()).cloned() {
                let texts = loader.part(&part.file).await?;
                pack.join(&part.file, &texts);
            }
            Ok(Rc::new(pack))
        })
    }

    #[cfg(feature = "quiz")]
    fn part(&self, file: &str) -> Later<QuizPack> {
        self.bring("part", file, |texts| texts)
    }
}

/// Whether the browser was told to save data.
#[cfg(all(feature = "quiz", not(feature = "full")))]
fn saves_data() -> bool {
    let of = |object: JsValue, name: &str| js_sys::Reflect::get(&object, &name.into());
    let asked = of(js_sys::global().into(), "navigator").and_then(|navigator| of(navigator, "connection"));
    asked.and_then(|connection| of(connection, "saveData")).is_ok_and(|saves| saves.is_truthy())
}

/// Reads the pack that this program is mounted with; refuses one that it would show wrongly.
///
/// # Errors
/// [`PackError`].
pub fn read(bytes: &[u8]) -> Result<Pack, PackError> {
    #[cfg(feature = "picker")]
    let pack: Pack = from_bytes(bytes)?;
    #[cfg(not(feature = "picker"))]
    let (pack, _): Round = from_bytes(bytes)?;
    check(&pack)?;
    Ok(pack)
}

fn check(pack: &Pack) -> Result<(), PackError> {
    if PROGRAM == Program::Quiz { pack.check_words() } else { pack.check() }
}

/// What the quiz's program is mounted with: what is around the quiz, and the quiz's pack.
#[cfg(any(feature = "quiz", not(feature = "picker")))]
type Round = (Pack, topup_guard_core::pack::QuizPack);
