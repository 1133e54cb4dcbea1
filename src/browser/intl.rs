//! Dates in the person's time zone, and numbers, in the form of a language.

use js_sys::Intl::DateTimeFormat;
use js_sys::{Array, Date, Function, Object, Reflect};
use topup_guard_core::time::Millis;
use wasm_bindgen::{JsCast, JsValue};

/// Formats the day of a time in words; as [`iso_day`] where the browser cannot.
#[must_use]
pub fn day(at: Millis, lang: &str) -> String {
    written(at, lang).unwrap_or_else(|_| iso_day(at))
}

fn written(at: Millis, lang: &str) -> Result<String, JsValue> {
    let date = Date::new(&(at.0 as f64).into());
    // Of a language that it does not know, a browser writes its own.
    if DateTimeFormat::supported_locales_of(&Array::of1(&lang.into()), &Object::new()).length() == 0 {
        return Err(JsValue::NULL);
    }
    let options = Object::new();
    Reflect::set(&options, &"dateStyle".into(), &"long".into())?;
    localized(&date, "toLocaleDateString", &Array::of2(&lang.into(), &options))
}

/// Formats a whole number with its digits in groups, such as `12,345`; without groups where the browser
/// cannot.
#[must_use]
pub fn number(value: usize, lang: &str) -> String {
    let plain = value.to_string();
    // Rooms are rendered natively too.
    if cfg!(not(target_arch = "wasm32")) {
        return plain;
    }
    let number = js_sys::Number::from(value as f64);
    localized(&number, "toLocaleString", &Array::of1(&lang.into())).unwrap_or(plain)
}

/// Calls a formatting method. A language that the browser does not know is an error and no trap.
fn localized(of: &JsValue, method: &str, arguments: &Array) -> Result<String, JsValue> {
    let write: Function = Reflect::get(&Object::get_prototype_of(of), &method.into())?.dyn_into()?;
    write.apply(of, arguments)?.as_string().ok_or(JsValue::NULL)
}

/// Formats the day of a time (milliseconds since the Unix epoch) as `2026-11-23`.
#[must_use]
pub fn iso_day(at: Millis) -> String {
    let date = Date::new(&(at.0 as f64).into());
    let two = |number: u32| format!("{}{number}", if number < 10 { "0" } else { "" });
    format!("{}-{}-{}", date.get_full_year(), two(date.get_month() + 1), two(date.get_date()))
}
