//! The record on this device: saved as a file, copied as a short code, imported, cleared.

use std::rc::Rc;

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Log, Merged, Refusal, receive};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};
use yew::prelude::*;

use super::action::Action;
use super::room::Room;
use super::state::{Offer, RecordNotice};
use crate::browser::share::{self, Shared};
use crate::browser::storage::StorageError;
use crate::browser::{file, intl, log};
use crate::parts::{Ui, card};

/// Longest text that is shown for copying by hand, in bytes; a longer one would make the page slow.
const SHOWN: usize = 100_000;

impl Room<'_> {
    pub(super) fn record_section(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let answers = self.data.history.log().responses().len();
        card(ui, "card keep", ctx.t(Msg::KeepTitle), |ui| {
            if self.ctx.services.record.is_shared() {
                ui.text_element("p", "", ctx.t(Msg::QuizSharedKept));
            } else {
                ui.text_element("p", "", &self.counted(Msg::KeepLead, answers));
            }
            let unread = self.unreadable_notice(ui);
            ui.element("p", "kept", |ui| {
                ui.attr_static("role", "status");
                ui.text(&self.state.notice.map_or_else(String::new, |notice| self.words(notice)));
            });
            if answers > 0 || unread {
                ctx.button(ui, "save", "btn ghost", ctx.t(Msg::KeepSave), self.download());
                self.offered(ui, |offer| !offer.is_reminder());
            }
            fold(ui, "code", ctx.t(Msg::KeepCode), |ui| self.short_code(ui, answers));
            // Open where somebody comes with a record from another device, and while its outcome is shown.
            let imported = matches!(self.state.notice, Some(RecordNotice::Imported(..)));
            fold(ui, "take", ctx.t(Msg::KeepTake), |ui| {
                if answers == 0 || imported {
                    ui.attr_static("open", "");
                }
                self.import_form(ui);
            });
            fold(ui, "clear", ctx.t(Msg::KeepClear), |ui| {
                ui.text_element("p", "", ctx.t(Msg::KeepClearHint));
                ctx.button(ui, "clear", "btn stop", ctx.t(Msg::KeepClearNow), self.clear());
            });
        });
    }

    /// Adds a notice of lines that cannot be read. Returns whether there are any.
    pub(super) fn unreadable_notice(&self, ui: &mut Ui) -> bool {
        let unread = self.data.history.log().unreadable().count();
        if unread > 0 {
            ui.text_element("p", "care", &self.counted(Msg::KeepUnread, unread));
        }
        unread > 0
    }

    fn short_code(&self, ui: &mut Ui, answers: usize) {
        let ctx = self.ctx;
        match &self.state.snapshot.code {
            _ if answers == 0 => ui.text_element("p", "", ctx.t(Msg::KeepCodeNone)),
            None => ui.text_element("p", "", ctx.t(Msg::KeepCodeLong)),
            Some(code) => {
                ui.text_element("p", "small", ctx.t(Msg::KeepCodeHint));
                ui.text_element("p", "spelled", code);
                ctx.button(
                    ui,
                    "copy-code",
                    "btn ghost",
                    ctx.t(Msg::KeepCopy),
                    self.copy(code.as_str().into()),
                );
            }
        }
    }

    fn import_form(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        ui.text_element("p", "small", ctx.t(Msg::KeepTakeHint));
        ui.element("label", "", |ui| {
            ui.text(ctx.t(Msg::KeepFile));
            ui.element("input", "", |ui| {
                ui.attr_static("type", "file");
                ui.attr_static("data-do", "file");
                let take = self.import();
                ui.onchange(Callback::from(move |event: Event| {
                    let Some(input) = event.target_dyn_into::<HtmlInputElement>() else { return };
                    let take = take.clone();
                    wasm_bindgen_futures::spawn_local(async move {
                        if let Some(text) = file::read_chosen(input).await {
                            take.emit(text);
                        }
                    });
                }));
            });
        });
        let pasted = self.pasted;
        ui.element("label", "", |ui| {
            ui.text(ctx.t(Msg::KeepPaste));
            ui.element("textarea", "", |ui| {
                ui.attr_static("rows", "3");
                ui.attr_static("autocomplete", "off");
                ui.attr_static("spellcheck", "false");
                ui.attr_static("data-do", "paste");
                ui.node_ref(pasted);
            });
        });
        let (take, pasted) = (self.import(), pasted.clone());
        let click = Callback::from(move |_| {
            if let Some(area) = pasted.cast::<HtmlTextAreaElement>() {
                take.emit(area.value());
            }
        });
        ctx.button(ui, "take", "btn ghost", ctx.t(Msg::KeepTakePasted), click);
    }

    /// Shows the text of the last download, for browsers that save no files.
    pub(super) fn offered(&self, ui: &mut Ui, fits: impl FnOnce(&Offer) -> bool) {
        let Some(offer) = self.state.offered.as_ref().filter(|offer| fits(offer)) else { return };
        let (ctx, text) = (self.ctx, offer.text());
        ui.element("div", "offer", |ui| {
            ui.element("p", "small", |ui| {
                ui.attr_static("role", "status");
                ui.text(ctx.t(Msg::KeepOffered));
            });
            if text.len() <= SHOWN {
                ui.element("textarea", "", |ui| {
                    ui.attr_static("rows", "4");
                    ui.attr_static("readonly", "");
                    ui.attr("aria-label", ctx.t(Msg::KeepOffered));
                    ui.value(text);
                });
            } else {
                ui.text_element("p", "small", ctx.t(Msg::KeepLong));
            }
            ctx.button(ui, "copy", "btn ghost", ctx.t(Msg::KeepCopy), self.copy(text.into()));
        });
    }

    /// Returns the outcome of the last step with the record in words.
    fn words(&self, notice: RecordNotice) -> String {
        let t = |msg| self.ctx.t(msg).to_owned();
        match notice {
            RecordNotice::Imported(merged, trouble) => self.merged(merged, trouble),
            RecordNotice::Refused(refusal) => t(match refusal {
                Refusal::Empty => Msg::KeepEmpty,
                Refusal::Foreign => Msg::KeepForeign,
                Refusal::Damaged => Msg::KeepDamaged,
                Refusal::Newer => Msg::KeepNewer,
                Refusal::OtherPack => Msg::KeepOtherPack,
            }),
            RecordNotice::Copied => t(Msg::KeepCopied),
            RecordNotice::CopyFailed => t(Msg::KeepCopyFailed),
            RecordNotice::Cleared => t(Msg::KeepCleared),
        }
    }

    /// Returns a message with a number, written as the language writes large numbers.
    fn counted(&self, msg: Msg, n: usize) -> String {
        self.ctx.fill(msg, &[("n", &intl::number(n, &self.ctx.pack().lang))])
    }

    fn merged(&self, merged: Merged, trouble: Option<StorageError>) -> String {
        let parts = [
            (Msg::KeepKnown, merged.duplicates),
            (Msg::KeepAside, merged.unreadable),
            (Msg::KeepGaps, merged.missing),
            (Msg::KeepRefused, merged.refused),
        ];
        // Nothing of it was added then.
        if trouble == Some(StorageError::Full) {
            return self.ctx.t(Msg::KeepFull).to_owned();
        }
        let mut words = self.counted(Msg::KeepAdded, merged.added);
        for (msg, n) in parts.into_iter().filter(|(_, n)| *n > 0) {
            words.push(' ');
            words.push_str(&self.counted(msg, n));
        }
        if trouble.is_some() {
            words.push(' ');
            words.push_str(self.ctx.t(Msg::QuizUnkept));
        }
        words
    }

    /// Returns a click handler that downloads the record.
    fn download(&self) -> Callback<MouseEvent> {
        let (services, act) = (self.ctx.services.clone(), self.state.dispatcher());
        Callback::from(move |_| {
            let text = Rc::<str>::from(log::read(&*services.record).export());
            let name = ["topup-guard-", &intl::iso_day(super::now(&services)), ".txt"].concat();
            file::download(&name, "text/plain;charset=utf-8", &text);
            act.dispatch(Action::Offer(Offer::Record(text)));
        })
    }

    /// Returns a click handler that copies a text.
    fn copy(&self, text: Rc<str>) -> Callback<MouseEvent> {
        let act = self.state.dispatcher();
        Callback::from(move |_| {
            let (act, text) = (act.clone(), text.clone());
            wasm_bindgen_futures::spawn_local(async move {
                let copied = share::copy(&text).await == Shared::Copied;
                act.dispatch(Action::Notify(if copied {
                    RecordNotice::Copied
                } else {
                    RecordNotice::CopyFailed
                }));
            });
        })
    }

    /// Returns a callback that imports a file or a code.
    fn import(&self) -> Callback<String> {
        let (services, pack, act) =
            (self.ctx.services.clone(), self.data.pack.clone(), self.state.dispatcher());
        Callback::from(move |text: String| {
            // This widget's own record may have been cleared by another widget.
            let known = log::read(&*services.record);
            let mut all = known.clone();
            match receive(&mut all, &text, &pack) {
                Err(refusal) => act.dispatch(Action::Notify(RecordNotice::Refused(refusal))),
                Ok(merged) => {
                    let now = super::now(&services);
                    let trouble =
                        log::add(&*services.record, &all.without(&known), now.0, &*services.seed).err();
                    let (log, notice) =
                        (log::read(&*services.record), RecordNotice::Imported(merged, trouble));
                    act.dispatch(Action::ReplaceRecord { log, notice, now });
                }
            }
        })
    }

    /// Returns a click handler that removes everything of ours from this device.
    fn clear(&self) -> Callback<MouseEvent> {
        let (services, act) = (self.ctx.services.clone(), self.state.dispatcher());
        Callback::from(move |_| {
            services.record.clear();
            services.record.notify();
            let (log, notice, now) = (Log::new(), RecordNotice::Cleared, super::now(&services));
            act.dispatch(Action::ReplaceRecord { log, notice, now });
        })
    }
}

/// Adds a section that opens.
pub(super) fn fold(ui: &mut Ui, hook: &'static str, title: &str, inside: impl FnOnce(&mut Ui)) {
    ui.element("details", "", |ui| {
        ui.key(hook);
        ui.attr_static("data-fold", hook);
        ui.text_element("summary", "", title);
        inside(ui);
    });
}
