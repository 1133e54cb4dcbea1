//! Buttons that hand a text on, as it is or as a picture, and what became of the last of them.

use topup_guard_core::pack::Msg;
use yew::prelude::*;

use super::Ui;
use crate::base::Ctx;
use crate::browser::picture::{Outcome, Picture};
use crate::browser::share::{Shared, share_text};

/// What became of handing something on.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HandedOn {
    /// What the person is told.
    message: Option<Msg>,
    /// `data:` address of the picture that was saved, for a browser that drops the file silently.
    saved: Option<String>,
}

impl From<Shared> for HandedOn {
    fn from(shared: Shared) -> Self {
        let message = match shared {
            Shared::Copied => Some(Msg::CheckCopied),
            Shared::Failed => Some(Msg::CheckByHand),
            Shared::Sent | Shared::Cancelled => None,
        };
        Self { message, saved: None }
    }
}

impl From<Outcome> for HandedOn {
    fn from(outcome: Outcome) -> Self {
        let (message, saved) = match outcome {
            Outcome::Sent | Outcome::Cancelled => (None, None),
            Outcome::Saved(address) => (Some(Msg::CheckSaved), Some(address)),
            Outcome::Failed => (Some(Msg::CheckNotDrawn), None),
        };
        Self { message, saved }
    }
}

impl Ctx {
    /// Adds the buttons that share a text and a picture of it, with these labels, and what became of it. What
    /// becomes of a tap is given to `done`.
    pub fn handing_on(
        &self,
        ui: &mut Ui,
        text: &str,
        picture: Picture,
        [share, draw]: [Msg; 2],
        last: &HandedOn,
        done: &Callback<HandedOn>,
    ) {
        ui.element("div", "row", |ui| {
            let (words, then) = (text.to_owned(), done.clone());
            let send = Callback::from(move |_: MouseEvent| {
                let (words, done) = (words.clone(), then.clone());
                wasm_bindgen_futures::spawn_local(async move { done.emit(share_text(&words).await.into()) });
            });
            self.button(ui, "share", "btn ghost", self.t(share), send);
            let (pictures, done) = (self.services.pictures.clone(), done.clone());
            let send = Callback::from(move |_: MouseEvent| {
                // Drawn before anything is waited for: the share sheet opens only while the tap lasts.
                let (outcome, done) = (pictures.share(&picture), done.clone());
                wasm_bindgen_futures::spawn_local(async move { done.emit(outcome.await.into()) });
            });
            self.button(ui, "picture", "btn ghost", self.t(draw), send);
        });
        ui.element("p", "small", |ui| {
            ui.attr_static("role", "status");
            ui.text(last.message.map_or("", |msg| self.t(msg)));
        });
        // In an element that stays, so that the line above is never made anew, and is announced.
        ui.element("div", "", |ui| {
            // Can be selected where neither sharing nor copying is allowed.
            if last.message == Some(Msg::CheckByHand) {
                ui.text_element("p", "note-text", text);
            }
            if let Some(address) = &last.saved {
                ui.element("img", "handed", |ui| {
                    ui.attr("src", address);
                    ui.attr("alt", text);
                });
            }
        });
    }
}
