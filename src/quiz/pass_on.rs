//! Panel that passes questions on: a link to a set, and one's own result only where it is ticked.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::{Session, SessionId, SetCode};
use topup_guard_core::route::Route;
use topup_guard_core::time::Millis;
use yew::prelude::*;

use super::room::Room;
use crate::base::Ctx;
use crate::browser::picture::{Block, Picture, Tone};
use crate::parts::{HandedOn, Ui, tick};

impl Room<'_> {
    /// Adds the panel after a round: the set of the round, or a set like it, since a round of one's own has
    /// questions that others do not get. `result` is the line about the round.
    pub(super) fn pass_on(&self, ui: &mut Ui, session: &Session, result: String) {
        let Some(quiz) = self.data.history.full() else { return };
        let own = SetCode::parse(&session.about);
        let code = own.unwrap_or_else(|| quiz.new_set(session.id.0));
        let Some(set) = quiz.start_set(code, SessionId(0), Millis(0)) else { return };
        let link = self.ctx.address(&Route::Practise(code.topic()));
        // The page of a host with content of its own knows no sets.
        if link.ends_with(&code.topic()) {
            let (ctx, n, code) = (self.ctx.clone(), set.length.to_string(), code.to_string());
            let hint = if own.is_some() { Msg::SummaryPassHint } else { Msg::SummaryPassOthers };
            ui.node(html! { <PassOn {ctx} {hint} {n} {code} {link} {result} /> });
        }
    }
}

/// Properties of [`PassOn`].
#[derive(Debug, Clone, PartialEq, Properties)]
struct Props {
    ctx: Ctx,
    /// What is said of the set: whether it is the one that was just done.
    hint: Msg,
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
    /// What became of handing it on.
    handed: HandedOn,
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
            ui.text_element("p", "small", &ctx.fill(props.hint, &values));
            if !props.result.is_empty() {
                // The line is shown as it would go along.
                let label = ctx.fill(Msg::SummaryWithResult, &[("text", &props.result)]);
                let set = state.setter();
                let change =
                    Callback::from(move |with_result| set.set(State { with_result, ..State::default() }));
                tick(ui, "with-result", state.with_result, &label, change);
            }
            let now = state.clone();
            let done = Callback::from(move |handed| now.set(State { handed, ..State::clone(&now) }));
            let picture = picture(ctx, &lines, &values);
            ctx.handing_on(ui, &text, picture, [Msg::Share, Msg::SummaryPicture], &state.handed, &done);
        });
    })
}

/// Returns the picture of these lines under the title of the set.
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
