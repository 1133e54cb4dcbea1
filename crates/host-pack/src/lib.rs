//! Reader of a host's own pack in the browser: JSON in; packs for the widget out, or what is wrong.
//!
//! It makes the functions of [`topup_guard_pack`] callable from JavaScript; `static/host-pack.js` loads it,
//! and only on a page that brings a pack. The same rules apply as to our own content.
//!
//! ```js
//! import init, { decode, read } from "./host-pack.js";
//!
//! await init();
//! try {
//!     const json = decode(bytes);                            // a Uint8Array: the file as it came
//!     // `ours`: our own packs in the language whose words are missing, in one file; then the names of the pack's
//!     // languages, and the plural forms of the numbers from 0 to 199 (none here).
//!     const packs = read(json, "bank.example", "en", ours, ["English"], "");
//!     mount(packs.picker);                                   // a Uint8Array for each kind of pack
//! } catch (problems) {
//!     for (const [path, text, id, line, column, whole] of problems) console.error(whole);
//! }
//! ```
//!
//! The functions are for JavaScript only; `pack_text` and `host_pack` of `topup_guard_pack` are the same for
//! Rust, with an example that runs. There are no features.

use js_sys::{Array, Object, Reflect, Uint8Array};
use topup_guard_pack::{LanguagePacks, Problem, check_pack, host_pack, pack_text, translated, word_list};
use wasm_bindgen::prelude::*;

/// Returns the text of a pack's file.
///
/// # Errors
/// As [`read`], for a file that is too large or not in UTF-8.
#[wasm_bindgen]
pub fn decode(bytes: &[u8]) -> Result<String, Array> {
    pack_text(bytes).map(str::to_owned).map_err(|problem| listed(&[problem]))
}

/// Checks a pack's file in every language that it has. Returns their BCP 47 tags, and then what else there is
/// to say: how many words of the program are not translated.
///
/// `ours` holds all of our own content, a pack of kind `all` for each language. This is for authors: the
/// package's command, and pages on which packs are made.
///
/// # Errors
/// As [`read`].
#[wasm_bindgen]
pub fn check(bytes: &[u8], ours: Vec<Uint8Array>) -> Result<Array, Array> {
    let ours: Vec<_> =
        ours.iter().filter_map(|pack| LanguagePacks::from_bytes(&pack.to_vec()).ok()).collect();
    let packs = check_pack(bytes, &ours).map_err(|problems| listed(&problems))?;
    let languages: Array = packs.iter().map(|packs| JsValue::from_str(&packs.lang)).collect();
    let json = pack_text(bytes).unwrap_or_default();
    let notes = translated(json).into_iter().filter(|note| !note.missing.is_empty());
    let notes: Array = notes.map(|note| JsValue::from_str(&note.to_string())).collect();
    Ok(Array::of2(&languages, &notes))
}

/// Returns the words of the program to translate to `lang`, as a pack has them under `messages`: JSON text, how
/// many words there are, and the names of those that are not translated, that the program does not have, and
/// whose placeholders are not those of the English.
///
/// `file` is a pack or such a list, whose translations are taken over; `english` is our own content in English.
///
/// # Errors
/// As [`read`].
#[wasm_bindgen]
pub fn words(lang: &str, file: Option<Vec<u8>>, english: &[u8]) -> Result<Array, Array> {
    let json = file.as_deref().map(pack_text).transpose().map_err(|problem| listed(&[problem]))?;
    let english = LanguagePacks::from_bytes(english).map_err(|_| Array::new())?;
    let list = word_list(lang, json, &english).map_err(|problems| listed(&problems))?;
    let of = u32::try_from(list.of).unwrap_or(u32::MAX);
    let extra: Vec<_> = list.extra.iter().map(String::as_str).collect();
    let [missing, extra, broken] = [&list.missing, &extra, &list.broken].map(|names| {
        let names: Array = names.iter().map(|name| JsValue::from_str(name)).collect();
        names.into()
    });
    Ok(Array::from_iter::<[JsValue; 5]>([list.json.into(), of.into(), missing, extra, broken]))
}

/// Reads a pack that came from `site`, such as `bank.example`, in the language `lang` or else the first that
/// it has.
///
/// `ours` holds all of our own content in that language, as a pack of kind `all`. Returns the bytes of each
/// pack by the name of its kind, or by the name of its file for a part of the quiz. `names` are those of the
/// pack's languages in their order, each in itself. `plurals` has the plural form of each number from 0 to 199 in
/// this language: its place among zero, one, two, few, many and other, as a digit; empty where it is not known.
///
/// # Errors
/// An array with an array for each problem: its path, text, the id of its entry (or an empty text), its line
/// and column (or undefined), and all of it in one line.
#[wasm_bindgen]
pub fn read(
    json: &str,
    site: &str,
    lang: &str,
    ours: &[u8],
    names: Vec<String>,
    plurals: String,
) -> Result<Object, Array> {
    let find = |lang: &str| LanguagePacks::from_bytes(ours).ok().filter(|packs| packs.lang == lang);
    let mut packs = host_pack(json, site, lang, find).map_err(|problems| listed(&problems))?;
    let by = &mut packs.first.by;
    by.languages = by.languages.iter().map(|(tag, _)| tag.to_owned()).zip(names).collect();
    by.plurals = plurals;
    let by_kind = Object::new();
    for pack in packs.deliver().map_err(|_| Array::new())? {
        let name = pack.kind.name().map_or_else(|| pack.file(), str::to_owned);
        let bytes = Uint8Array::from(&*pack.bytes);
        Reflect::set(&by_kind, &name.into(), &bytes).map_err(|_| Array::new())?;
    }
    Ok(by_kind)
}

/// Returns the problems as JavaScript has them.
fn listed(problems: &[Problem]) -> Array {
    let number = |number: usize| JsValue::from_f64(u32::try_from(number).map_or(f64::MAX, f64::from));
    let one = |problem: &Problem| {
        let (line, column) = match problem.at {
            Some(at) => (number(at.line), number(at.column)),
            None => (JsValue::UNDEFINED, JsValue::UNDEFINED),
        };
        let [path, text, id, whole] =
            [&*problem.path, &*problem.text, &*problem.id, &*problem.to_string()].map(JsValue::from_str);
        Array::from_iter([path, text, id, line, column, whole])
    };
    problems.iter().map(one).collect()
}
