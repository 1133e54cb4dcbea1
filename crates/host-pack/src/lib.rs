//! Reader of a host's own pack in the browser: JSON in; packs for the widget out, or what is wrong.
//!
//! It makes the functions of [`topup_guard_pack`] callable from JavaScript; `static/host-pack.js` loads it,
//! and only on a page that brings a pack. The same rules apply as to our own content.
//!
//! ```js
//! import init, { read } from "./host-pack.js";
//!
//! await init();
//! try {
//!     const packs = read(json, "bank.example", "en", ours);  // `ours`: our own packs in that language, in one file
//!     mount(packs.picker);                                   // a Uint8Array for each kind of pack
//! } catch (problems) {
//!     for (const [path, text] of problems) console.error(path, text);  // "items[3].why.en", "write …"
//! }
//! ```
//!
//! The function is for JavaScript only; `topup_guard_pack::host_pack` is the same for Rust, with an example
//! that runs. There are no features.

use js_sys::{Array, Object, Reflect, Uint8Array};
use topup_guard_pack::{LanguagePacks, Problem, host_pack};
use wasm_bindgen::prelude::*;

/// Reads a pack that came from `site`, such as `bank.example`, in the language `lang` or else the first that
/// it has.
///
/// `ours` holds all of our own content in that language, as a pack of kind `all`. Returns the bytes of each
/// pack by the name of its kind, or by the name of its file for a part of the quiz.
///
/// # Errors
/// An array of pairs of path and text, one for each problem.
#[wasm_bindgen]
pub fn read(json: &str, site: &str, lang: &str, ours: &[u8]) -> Result<Object, Array> {
    let find = |lang: &str| LanguagePacks::from_bytes(ours).ok().filter(|packs| packs.lang == lang);
    let packs = host_pack(json, site, lang, find).map_err(|problems| to_pairs(&problems))?;
    let by_kind = Object::new();
    for pack in packs.deliver().map_err(|_| Array::new())? {
        let name = pack.kind.name().map_or_else(|| pack.file(), str::to_owned);
        let bytes = Uint8Array::from(&*pack.bytes);
        Reflect::set(&by_kind, &name.into(), &bytes).map_err(|_| Array::new())?;
    }
    Ok(by_kind)
}

/// Returns the pairs of path and text of these problems.
fn to_pairs(problems: &[Problem]) -> Array {
    let pair = |problem: &Problem| Array::of2(&problem.path.as_str().into(), &problem.text.as_str().into());
    problems.iter().map(pair).collect()
}
