//! A host's own pack in the browser: JSON in, the packs that the widget reads out, or what is wrong with it.

use js_sys::{Array, Object, Reflect, Uint8Array};
use topup_guard_pack::{LanguagePacks, Problem, host_pack};
use wasm_bindgen::prelude::*;

/// Reads a pack that came from `site`, such as `bank.example`, in the language asked for or the first that it has;
/// `ours` holds all of our own content in that language.
///
/// Hands back bytes by the loader's name for a kind of pack, or by the file of a part of the quiz.
///
/// # Errors
/// Pairs of path and text, one for each problem.
#[wasm_bindgen]
pub fn read(json: &str, site: &str, lang: &str, ours: &[u8]) -> Result<Object, Array> {
    let find = |lang: &str| LanguagePacks::from_bytes(ours).ok().filter(|packs| packs.lang == lang);
    let packs = host_pack(json, site, lang, find).map_err(|problems| told(&problems))?;
    let by_kind = Object::new();
    for pack in packs.deliver().map_err(|_| Array::new())? {
        let name = pack.kind.name().map_or_else(|| pack.file(), str::to_owned);
        let bytes = Uint8Array::from(&*pack.bytes);
        Reflect::set(&by_kind, &name.into(), &bytes).map_err(|_| Array::new())?;
    }
    Ok(by_kind)
}

fn told(problems: &[Problem]) -> Array {
    let pair = |problem: &Problem| Array::of2(&problem.path.as_str().into(), &problem.text.as_str().into());
    problems.iter().map(pair).collect()
}
