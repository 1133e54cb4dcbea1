//! Sharing of links and texts: the phone's share sheet, or the clipboard where there is none.

use js_sys::Reflect;
use wasm_bindgen_futures::JsFuture;
use web_sys::ShareData;

/// Outcome of sharing or copying.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shared {
    /// The share sheet accepted it.
    Sent,
    /// It is on the clipboard.
    Copied,
    /// The person closed the share sheet.
    Cancelled,
    /// Neither is allowed here.
    Failed,
}

/// Shares a link, or copies it.
pub async fn share(title: &str, url: &str) -> Shared {
    let data = ShareData::new();
    data.set_title(title);
    data.set_url(url);
    send(&data, url).await
}

/// Opens the share sheet, or copies the text where there is none.
async fn send(data: &ShareData, text: &str) -> Shared {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return Shared::Failed;
    };
    if Reflect::get(&navigator, &"share".into()).is_ok_and(|share| share.is_function()) {
        match JsFuture::from(navigator.share_with_data(data)).await {
            Ok(_) => return Shared::Sent,
            Err(error) if name(&error).as_deref() == Some("AbortError") => return Shared::Cancelled,
            Err(_) => {}
        }
    }
    copy(text).await
}

/// Shares a text, or copies it.
pub async fn share_text(text: &str) -> Shared {
    let data = ShareData::new();
    data.set_text(text);
    send(&data, text).await
}

/// Copies a text to the clipboard.
pub async fn copy(text: &str) -> Shared {
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else {
        return Shared::Failed;
    };
    // Absent where the page is not served over HTTPS.
    if Reflect::get(&navigator, &"clipboard".into()).map_or(true, |clipboard| clipboard.is_undefined()) {
        return Shared::Failed;
    }
    match JsFuture::from(navigator.clipboard().write_text(text)).await {
        Ok(_) => Shared::Copied,
        Err(_) => Shared::Failed,
    }
}

/// Returns whether the browser lets a page ask for the clipboard's text.
#[must_use]
pub fn can_paste() -> bool {
    // Natively a page is rendered for browsers, and most let it.
    if cfg!(not(target_arch = "wasm32")) {
        return true;
    }
    let Some(navigator) = web_sys::window().map(|window| window.navigator()) else { return false };
    let clipboard = Reflect::get(&navigator, &"clipboard".into()).ok().filter(|it| !it.is_undefined());
    clipboard
        .and_then(|clipboard| Reflect::get(&clipboard, &"readText".into()).ok())
        .is_some_and(|read| read.is_function())
}

/// What asking for the clipboard's text led to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pasted {
    /// A text.
    Text(String),
    /// The clipboard has no text; it may have a picture.
    NoText,
    /// The person or the browser refused.
    Refused,
}

/// Asks for the clipboard's text; the browser may ask the person first.
pub async fn paste() -> Pasted {
    let Some(window) = web_sys::window() else { return Pasted::Refused };
    match JsFuture::from(window.navigator().clipboard().read_text()).await {
        Ok(text) => text.as_string().filter(|text| !text.is_empty()).map_or(Pasted::NoText, Pasted::Text),
        Err(_) => Pasted::Refused,
    }
}

fn name(error: &wasm_bindgen::JsValue) -> Option<String> {
    Reflect::get(error, &"name".into()).ok()?.as_string()
}
