//! Dates in the person's own time zone, in the words of a language.

use js_sys::{Array, Date, Function, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// The day of a time (milliseconds since the Unix epoch), written out; as [`iso_day`] where the browser cannot.
#[must_use]
pub fn day(at: i64, lang: &str) -> String {
    written(at, lang).unwrap_or_else(|_| iso_day(at))
}

fn written(at: i64, lang: &str) -> Result<String, JsValue> {
    let date = Date::new(&(at as f64).into());
    let options = Object::new();
    Reflect::set(&options, &"dateStyle".into(), &"long".into())?;
    let write: Function = Reflect::get(&date, &"toLocaleDateString".into())?.dyn_into()?;
    // A language that the browser does not take is an error and no trap.
    let text = write.apply(&date, &Array::of2(&lang.into(), &options))?;
    text.as_string().ok_or(JsValue::NULL)
}

/// The day of a time as `2026-11-23`.
#[must_use]
pub fn iso_day(at: i64) -> String {
    let date = Date::new(&(at as f64).into());
    let two = |number: u32| format!("{}{number}", if number < 10 { "0" } else { "" });
    format!("{}-{}-{}", date.get_full_year(), two(date.get_month() + 1), two(date.get_date()))
}
