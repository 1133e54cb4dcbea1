//! Passing questions on: a link to a set, as a text or a picture. One's own result goes along only where the
//! person adds the line that says it.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Session, SessionId, SetCode};
use topup_guard_core::route::Route;
use topup_guard_core::time::Millis;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::room::Room;
use crate::base::Ctx;
use crate::browser::picture::{Block, Outcome, Picture, Tone};
use crate::browser::share::{Shared, share_text};
use crate::parts::Ui;

impl Room<'_> {
    /// Adds the panel after a round: the set of the round, or a set like it, since a round of one's own has
    /// questions that others do not get. `result` is the line about the round.
    pub(super) fn pass_on(&self, ui: &mut Ui, session: &Session, result: String) {
        let Some(quiz) = self.data.history.full() else { return };
        let code = SetCode::parse(&session.about).unwrap_or_else(|| quiz.new_set(session.id.0));
        let Some(set) = quiz.start_set(code, SessionId(0), Millis(0)) else { return };
        let link = self.ctx.address(&Route::Practise(code.topic()));
        // The page of a host with content of its own knows no sets.
        if link.ends_with(&code.topic()) {
            let (ctx, n, code) = (self.ctx.clone(), set.length.to_string(), code.to_string());
            ui.node(html! { <PassOn {ctx} {n} {code} {link} {result} /> });
        }
    }
}

/// Properties of [`PassOn`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct Props {
    ctx: Ctx,
    /// Number of questions.
    n: String,
    /// Code of the set, as people read it.
    code: String,
    /// Address of the set.
    link: String,
    /// Line about the person's own round; empty for none.
    result: String,
}

/// State of [`PassOn`].
#[derive(Debug, Clone, PartialEq, Default)]
struct State {
    /// Whether the line about the result goes along.
    with_result: bool,
    /// What became of the last step.
    said: Option<Msg>,
    /// `data:` address of the picture that was saved, for who finds no file.
    saved: Option<String>,
}

/// Panel that passes a set on.
#[component]
fn PassOn(props: &Props) -> Html {
    let (ctx, state) = (&props.ctx, use_state(State::default));
    let values = [("n", props.n.as_str()), ("code", &props.code), ("link", &props.link)];
    let result = Some(&props.result).filter(|_| state.with_result);
    let invitation = ctx.fill(Msg::SummaryInvite, &values);
    let lines: Vec<String> = result.cloned().into_iter().chain([invitation]).collect();
    let text = lines.join("\n");
    ctx.build(|ui| {
        ui.section(ctx.t(Msg::SummaryPassOn), |ui| {
            ui.text_element("p", "small", &ctx.fill(Msg::SummaryPassHint, &values));
            if !props.result.is_empty() {
                tick(ctx, ui, &state, &props.result);
            }
            ui.element("div", "row", |ui| {
                ctx.button(ui, "share", "btn ghost", ctx.t(Msg::Share), send(&state, &text));
                let picture = draw(ctx, &state, picture(ctx, &lines, &values));
                ctx.button(ui, "picture", "btn ghost", ctx.t(Msg::SummaryPicture), picture);
            });
            ui.element("p", "small", |ui| {
                ui.attr_static("role", "status");
                ui.text(state.said.map_or("", |msg| ctx.t(msg)));
            });
            // In an element that stays, so that the line above is never made anew, and is announced.
            ui.element("div", "", |ui| {
                // Can be selected where neither sharing nor copying is allowed.
                if state.said == Some(Msg::CheckByHand) {
                    ui.text_element("p", "note-text", &text);
                }
                if let Some(address) = &state.saved {
                    ui.element("img", "handed", |ui| {
                        ui.attr("src", address);
                        ui.attr("alt", &text);
                    });
                }
            });
        });
    })
}

/// Adds the box that adds the line about the result, which it shows.
fn tick(ctx: &Ctx, ui: &mut Ui, state: &UseStateHandle<State>, result: &str) {
    ui.element("label", "tick", |ui| {
        ui.element("input", "", |ui| {
            ui.attr_static("type", "checkbox");
            ui.attr_static("data-do", "with-result");
            ui.checked(state.with_result);
            let set = state.setter();
            ui.onchange(Callback::from(move |event: Event| {
                let with_result = event.target_unchecked_into::<HtmlInputElement>().checked();
                set.set(State { with_result, ..State::default() });
            }));
        });
        ui.text(&ctx.fill(Msg::SummaryWithResult, &[("text", result)]));
    });
}

/// Returns a click that shares the text.
fn send(state: &UseStateHandle<State>, text: &str) -> Callback<MouseEvent> {
    let (text, state) = (text.to_owned(), state.clone());
    Callback::from(move |_| {
        let (text, state) = (text.clone(), state.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let said = match share_text(&text).await {
                Shared::Copied => Some(Msg::CheckCopied),
                Shared::Failed => Some(Msg::CheckByHand),
                Shared::Sent | Shared::Cancelled => None,
            };
            state.set(State { said, saved: None, ..State::clone(&state) });
        });
    })
}

/// Returns a click that shares the picture, or saves it.
fn draw(ctx: &Ctx, state: &UseStateHandle<State>, picture: Picture) -> Callback<MouseEvent> {
    let (pictures, state) = (ctx.services.pictures.clone(), state.clone());
    Callback::from(move |_| {
        // Drawn before anything is waited for: the share sheet opens only while the tap lasts.
        let (outcome, state) = (pictures.share(&picture), state.clone());
        wasm_bindgen_futures::spawn_local(async move {
            let (said, saved) = match outcome.await {
                Outcome::Sent | Outcome::Cancelled => (None, None),
                Outcome::Saved(address) => (Some(Msg::CheckSaved), Some(address)),
                Outcome::Failed => (Some(Msg::CheckNotDrawn), None),
            };
            state.set(State { said, saved, ..State::clone(&state) });
        });
    })
}

fn picture(ctx: &Ctx, lines: &[String], values: &[(&str, &str)]) -> Picture {
    let mut blocks =
        vec![Block::Small(ctx.t(Msg::AppName).to_owned()), Block::Heading(ctx.fill(Msg::SetTitle, values))];
    blocks.extend(lines.iter().cloned().map(Block::Paragraph));
    blocks.extend([Block::Rule, Block::Small(ctx.t(Msg::AppFoot).to_owned())]);
    Picture {
        lang: ctx.pack().lang.clone(),
        right_to_left: false,
        tone: Tone::Plain,
        name: "topup-guard".to_owned(),
        blocks,
    }
}
