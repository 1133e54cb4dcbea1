//! Export and import of the person's log, for a host page.

use topup_guard_core::quiz::{ImportError, Merged};
use wasm_bindgen::prelude::*;

use crate::browser::local::Local;
use crate::browser::log::{self, Refusal};

/// Returns the log on this device as the text of a file; `site` is where the content came from, empty for
/// ours.
#[wasm_bindgen(js_name = exportLog)]
#[must_use]
pub fn export_log(site: &str) -> String {
    log::read(&Local::of(site)).export()
}

/// Merges such a file into the log on this device; returns the numbers of lines by what happened to them, in
/// JSON.
///
/// # Errors
/// `"foreign"`: not a log file. `"newer"`: a newer version wrote it. `"full"`: the device did not store all
/// of it.
#[wasm_bindgen(js_name = importLog)]
pub fn import_log(file: &str, site: &str) -> Result<String, JsValue> {
    log::import(&Local::of(site), file, js_sys::Date::now() as i64, &super::seed)
        .map(|merged| to_json(&merged))
        .map_err(|refusal| {
            JsValue::from(match refusal {
                Refusal::File(ImportError::Foreign) => "foreign",
                Refusal::File(ImportError::Newer) => "newer",
                Refusal::NotStored(_) => "full",
            })
        })
}

fn to_json(merged: &Merged) -> String {
    let Merged { added, duplicates, unreadable, missing, refused } = merged;
    format!(
        r#"{{"added":{added},"known":{duplicates},"aside":{unreadable},"missing":{missing},"refused":{refused}}}"#
    )
}
