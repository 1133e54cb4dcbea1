//! Packs and programs, which the loader fetches; packs are parsed here.

use std::error::Error;
use std::fmt;
use std::future::{Future, ready};
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Function, Promise, Uint8Array};
use topup_guard_core::pack::{CheckPack, Pack, PackError, PatternPack, QuizPack, Wire, from_bytes};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::program::{PROGRAM, Program};

/// Why a pack could not be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackFailure {
    /// It did not arrive.
    Network,
    /// It is damaged, or no pack at all.
    Content,
    /// It belongs to another version of the program.
    Version,
}

impl fmt::Display for PackFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Network => "the pack did not arrive",
            Self::Content => "the pack is damaged",
            Self::Version => "the pack belongs to another version of the program",
        })
    }
}

impl Error for PackFailure {}

impl From<PackError> for PackFailure {
    fn from(error: PackError) -> Self {
        match error {
            PackError::Format | PackError::Messages => Self::Version,
            PackError::Content | PackError::Empty => Self::Content,
        }
    }
}

/// A pack that is being fetched.
pub type Later<T> = Pin<Box<dyn Future<Output = Result<Rc<T>, PackFailure>>>>;

/// Fetches packs and programs.
pub trait Packs {
    /// Fetches the pack of a language that this program starts with.
    fn initial(&self, lang: &str) -> Later<Pack>;

    /// Fetches the content of the pages of a language.
    fn pages(&self, lang: &str) -> Later<Pack>;

    /// Asks for the full program, to take over in this language at this fragment.
    fn upgrade(&self, _lang: &str, _fragment: &str) {}

    /// Prefetches the full program, unless the browser is told to save data.
    fn prefetch_full(&self, _lang: &str) {}

    /// Fetches the quiz's pack of a language; texts of items may be missing, and come in parts.
    fn quiz(&self, lang: &str) -> Later<QuizPack>;

    /// Fetches the part of the quiz's pack with this file name.
    fn part(&self, file: &str) -> Later<QuizPack>;

    /// Fetches all that Check knows, with its texts in a language.
    fn check(&self, lang: &str) -> Later<CheckPack>;

    /// Fetches the same without the patterns, which the search does not need.
    fn search(&self, lang: &str) -> Later<CheckPack>;
}

/// Packs and programs that functions of the loader fetch.
#[derive(Debug, Clone)]
pub struct Loader {
    /// `(kind, lang) => Promise<Uint8Array>`.
    pub pack: Function,
    /// `(lang, fragment) => Promise<void>`.
    pub upgrade: Function,
}

impl Loader {
    /// Fetches the pack of this kind, and takes from it what `select` returns.
    fn fetch<T: Wire + 'static, U: 'static>(&self, kind: &str, lang: &str, select: fn(T) -> U) -> Later<U> {
        let promise = self.pack.call2(&JsValue::NULL, &kind.into(), &lang.into());
        Box::pin(async move {
            let promise: Promise = promise.map_err(|_| PackFailure::Network)?.unchecked_into();
            let value = JsFuture::from(promise).await.map_err(|error| failure(&error))?;
            let bytes = Uint8Array::new(&value).to_vec();
            from_bytes(&bytes).map(|pack| Rc::new(select(pack))).map_err(PackFailure::from)
        })
    }
}

/// The loader rejects with an error whose `kind` is `network` or `content`.
fn failure(error: &JsValue) -> PackFailure {
    let kind = js_sys::Reflect::get(error, &"kind".into()).ok().and_then(|kind| kind.as_string());
    if kind.as_deref() == Some("content") { PackFailure::Content } else { PackFailure::Network }
}

impl Packs for Loader {
    fn initial(&self, lang: &str) -> Later<Pack> {
        let initial = if PROGRAM == Program::Quiz {
            self.fetch("quiz", lang, |(pack, _): AroundQuiz| pack)
        } else {
            self.fetch("picker", lang, |pack: Pack| pack)
        };
        // The words of the other rooms come with the pages.
        let pages = PROGRAM.is_full().then(|| self.pages(lang));
        Box::pin(async move {
            let mut pack = initial.await?;
            check(&pack)?;
            if let Some(pages) = pages {
                pack = Rc::new(Rc::unwrap_or_clone(pack).with_messages_of(&*pages.await?)?);
            }
            Ok(pack)
        })
    }

    fn pages(&self, lang: &str) -> Later<Pack> {
        self.fetch("full", lang, |pack| pack)
    }

    fn upgrade(&self, lang: &str, fragment: &str) {
        // A failure leaves the person with the waiting screen, which offers to try again.
        if let Ok(promise) = self.upgrade.call2(&JsValue::NULL, &lang.into(), &fragment.into()) {
            wasm_bindgen_futures::spawn_local(async move {
                let _ = JsFuture::from(promise.unchecked_into::<Promise>()).await;
            });
        }
    }

    fn prefetch_full(&self, lang: &str) {
        if PROGRAM == Program::Quiz && !saves_data() {
            // Without a fragment to take over at, the loader only fetches.
            self.upgrade(lang, "");
        }
    }

    fn quiz(&self, lang: &str) -> Later<QuizPack> {
        if !PROGRAM.has_quiz() {
            return Box::pin(ready(Err(PackFailure::Network)));
        }
        let (index, loader) = (self.fetch("quiz", lang, |(_, quiz): AroundQuiz| quiz), self.clone());
        Box::pin(async move {
            let pack = index.await?;
            if !PROGRAM.is_full() {
                return Ok(pack);
            }
            let mut pack = Rc::unwrap_or_clone(pack);
            if let Some(part) = pack.parts.iter().find(|part| !part.has_exercises()).cloned() {
                let texts = loader.part(&part.file).await?;
                pack.add_part(&part.file, &texts);
            }
            Ok(Rc::new(pack))
        })
    }

    fn part(&self, file: &str) -> Later<QuizPack> {
        if !PROGRAM.has_quiz() {
            return Box::pin(ready(Err(PackFailure::Network)));
        }
        self.fetch("part", file, |texts| texts)
    }

    fn check(&self, lang: &str) -> Later<CheckPack> {
        if !PROGRAM.is_full() {
            return Box::pin(ready(Err(PackFailure::Network)));
        }
        let (texts, loader) = (self.search(lang), self.clone());
        Box::pin(async move {
            let mut pack = Rc::unwrap_or_clone(texts.await?);
            // Each is asked for before the first is waited for.
            let parts: Vec<Later<PatternPack>> =
                pack.parts.iter().map(|file| loader.fetch("part", file, |part| part)).collect();
            for part in parts {
                pack.add(Rc::unwrap_or_clone(part.await?));
            }
            Ok(Rc::new(pack))
        })
    }

    fn search(&self, lang: &str) -> Later<CheckPack> {
        if !PROGRAM.is_full() {
            return Box::pin(ready(Err(PackFailure::Network)));
        }
        self.fetch("check", lang, |pack| pack)
    }
}

/// Returns whether the browser is told to save data.
fn saves_data() -> bool {
    let of = |object: JsValue, name: &str| js_sys::Reflect::get(&object, &name.into());
    let connection =
        of(js_sys::global().into(), "navigator").and_then(|navigator| of(navigator, "connection"));
    connection.and_then(|connection| of(connection, "saveData")).is_ok_and(|saves| saves.is_truthy())
}

/// Parses the pack that this program is mounted with.
///
/// # Errors
/// [`PackError`], also for a pack that this program would show wrongly.
pub fn parse(bytes: &[u8]) -> Result<Pack, PackError> {
    let pack = if PROGRAM == Program::Quiz {
        let (pack, _): AroundQuiz = from_bytes(bytes)?;
        pack
    } else {
        from_bytes(bytes)?
    };
    check(&pack)?;
    Ok(pack)
}

fn check(pack: &Pack) -> Result<(), PackError> {
    if PROGRAM == Program::Quiz { pack.check_messages() } else { pack.check() }
}

/// Pack of kind `quiz`: the content around the quiz, which is all that the quiz program has, and the quiz's
/// own.
type AroundQuiz = (Pack, QuizPack);
