//! Files that the person downloads, and files that they choose.

use gloo::timers::callback::Timeout;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlInputElement, Url};

/// Milliseconds until the address of a download is revoked.
const REVOKE_AFTER: u32 = 60_000;

/// Largest file that is read, in bytes: the longest that is imported.
const LARGEST: f64 = super::log::LONGEST as f64;

/// Hands a text out as a file. Whether one arrives is not for us to see: some apps' browsers drop it
/// silently, so the caller shows the text as well.
pub fn download(name: &str, kind: &str, text: &str) {
    download_parts(name, kind, &Array::of1(&text.into()));
}

/// Hands texts or bytes out as one file.
pub(super) fn download_parts(name: &str, kind: &str, parts: &Array) {
    // A browser that throws here leaves the person with what the caller shows.
    let _ = create_download(name, kind, parts);
}

fn create_download(name: &str, kind: &str, parts: &Array) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    // Its parts may be texts as well as bytes.
    let blob = Blob::new_with_str_sequence_and_options(parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let anchor: HtmlAnchorElement =
        gloo::utils::document().create_element("a")?.dyn_into().map_err(JsValue::from)?;
    anchor.set_href(&url);
    anchor.set_download(name);
    anchor.click();
    Timeout::new(REVOKE_AFTER, move || drop(Url::revoke_object_url(&url))).forget();
    Ok(())
}

/// Reads the text of the file chosen in an input, and empties the input, so that the same file can be chosen
/// again. Returns `None` where there is no file, or one that cannot be read.
pub async fn read_chosen(input: HtmlInputElement) -> Option<String> {
    let file = input.files()?.get(0)?;
    input.set_value("");
    if file.size() > LARGEST {
        return None;
    }
    JsFuture::from(file.text()).await.ok()?.as_string()
}
