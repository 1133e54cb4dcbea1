//! Packs and programs, which the loader fetches; packs are parsed here.

use std::error::Error;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::rc::Rc;

use js_sys::{Function, Promise, Uint8Array};
use topup_guard_core::pack::{CheckPack, Pack, PackError, QuizPack, Wire, from_bytes};
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

/// Fetches packs and programs. As it stands, no pack arrives.
pub trait Packs {
    /// Fetches the pack of a language that this program starts with.
    fn initial(&self, _lang: &str) -> Later<Pack> {
        none()
    }

    /// Fetches the content of the pages of a language.
    fn pages(&self, _lang: &str) -> Later<Pack> {
        none()
    }

    /// Asks for the full program, to take over in this language at this fragment.
    fn upgrade(&self, _lang: &str, _fragment: &str) {}

    /// Prefetches the full program, unless the browser is told to save data.
    fn prefetch_full(&self, _lang: &str) {}

    /// Fetches the quiz's pack of a language; texts of items may be missing, and come in parts.
    fn quiz(&self, _lang: &str) -> Later<QuizPack> {
        none()
    }

    /// Fetches the part of the quiz's pack with this file name.
    fn part(&self, _file: &str) -> Later<QuizPack> {
        none()
    }

    /// Fetches all that Check knows, with its texts in a language.
    fn check(&self, _lang: &str) -> Later<CheckPack> {
        none()
    }

    /// Fetches the same without the patterns, which the search does not need.
    fn search(&self, _lang: &str) -> Later<CheckPack> {
        none()
    }
}

/// Packs and programs that functions of the loader fetch.
#[derive(Debug, Clone)]
pub struct Loader {
    /// `(kind, lang) => Promise<Uint8Array>`.
    pub pack: Function,
    /// `(lang, fragment) => Promise<void>`.
    pub upgrade: Function,
}

/// The bytes of a pack that are being fetched.
type Bytes = Pin<Box<dyn Future<Output = Result<Vec<u8>, PackFailure>>>>;

impl Loader {
    /// Fetches the bytes of the pack of this kind: the part of a fetch that is compiled once for all packs.
    fn bytes(&self, kind: &str, lang: &str) -> Bytes {
        let promise = self.pack.call2(&JsValue::NULL, &kind.into(), &lang.into());
        Box::pin(async move {
            let promise: Promise = promise.map_err(|_| PackFailure::Network)?.unchecked_into();
            let value = JsFuture::from(promise).await.map_err(|error| failure(&error))?;
            Ok(Uint8Array::new(&value).to_vec())
        })
    }

    /// Fetches the pack of this kind.
    fn fetch<T: Wire + 'static>(&self, kind: &str, lang: &str) -> Later<T> {
        let bytes = self.bytes(kind, lang);
        Box::pin(async move { Ok(Rc::new(from_bytes(&bytes.await?)?)) })
    }
}

/// Returns what an error of the loader says: its `kind` is `network` or `content`.
fn failure(error: &JsValue) -> PackFailure {
    let kind = js_sys::Reflect::get(error, &"kind".into()).ok().and_then(|kind| kind.as_string());
    if kind.as_deref() == Some("content") { PackFailure::Content } else { PackFailure::Network }
}

impl Packs for Loader {
    // The choice of the program stands outside of the futures: what follows an `await` is reached through the
    // future's state, of which the compiler knows nothing, and would be left in every program.
    fn initial(&self, lang: &str) -> Later<Pack> {
        let bytes = self.bytes(if PROGRAM == Program::Quiz { "quiz" } else { "picker" }, lang);
        if !PROGRAM.is_full() {
            return Box::pin(async move { Ok(Rc::new(parse(&bytes.await?)?)) });
        }
        // The words of the other rooms come with the pages.
        let pages = self.bytes("full", lang);
        Box::pin(async move {
            let pack = parse(&bytes.await?)?;
            Ok(Rc::new(pack.with_messages_of(&from_bytes(&pages.await?)?)?))
        })
    }

    fn pages(&self, lang: &str) -> Later<Pack> {
        self.fetch("full", lang)
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
            return none();
        }
        let (index, loader) = (self.bytes("quiz", lang), self.clone());
        let index = async move {
            let (_, index): AroundQuiz = from_bytes(&index.await?)?;
            Ok::<_, PackFailure>(index)
        };
        if !PROGRAM.is_full() {
            return Box::pin(async move { Ok(Rc::new(index.await?)) });
        }
        Box::pin(async move {
            let mut pack = index.await?;
            if let Some(part) = pack.parts.iter().find(|part| !part.has_exercises()).cloned() {
                let texts = loader.part(&part.file).await?;
                pack.add_part(&part.file, &texts);
            }
            Ok(Rc::new(pack))
        })
    }

    fn part(&self, file: &str) -> Later<QuizPack> {
        if PROGRAM.has_quiz() { self.fetch("part", file) } else { none() }
    }

    fn check(&self, lang: &str) -> Later<CheckPack> {
        if !PROGRAM.is_full() {
            return none();
        }
        let (texts, loader) = (self.bytes("check", lang), self.clone());
        Box::pin(async move {
            let mut pack: CheckPack = from_bytes(&texts.await?)?;
            // Each is asked for before the first is waited for.
            let parts: Vec<Bytes> = pack.parts.iter().map(|file| loader.bytes("part", file)).collect();
            for part in parts {
                pack.add(from_bytes(&part.await?)?);
            }
            Ok(Rc::new(pack))
        })
    }

    fn search(&self, lang: &str) -> Later<CheckPack> {
        if PROGRAM.is_full() { self.fetch("check", lang) } else { none() }
    }
}

/// Returns a pack that this program does without. The future holds no pack, so that dropping one of this type
/// is no part of the program.
fn none<T: 'static>() -> Later<T> {
    Box::pin(async { Err(PackFailure::Network) })
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
