//! The quiz's first screen for a round about one topic.

use topup_guard_core::pack::{Msg, QuizPack};
use topup_guard_core::quiz::Session;
use topup_guard_core::route::Route;
use yew::prelude::*;

use super::state::{Action, Desk};
use super::{LENGTH, Room, log, now};
use crate::parts::{Ui, head};

/// The name of a family, tactic or look-alike.
fn name<'a>(pack: &'a QuizPack, about: &str) -> Option<&'a str> {
    let families = pack.families.iter().map(|family| (&family.id, &family.name));
    let tactics = pack.tactics.iter().map(|tactic| (&tactic.id, &tactic.name));
    let likes = pack.look_alikes.iter().map(|like| (&like.id, &like.name));
    families.chain(tactics).chain(likes).find(|(id, _)| *id == about).map(|(_, name)| name.as_str())
}

/// Whether a kept text is of a round about something else than this; empty for everything.
pub(super) fn is_of_another(kept: Option<&str>, about: &str) -> bool {
    let session = kept.and_then(|kept| Session::from_text(kept.rsplit_once('\n')?.1));
    !about.is_empty() && session.is_some_and(|session| session.about != about)
}

impl Room<'_> {
    /// What the round is about, how long it is, and the button that begins it; for an unknown topic the start.
    pub(super) fn topic(&self, ui: &mut Ui, about: &str) {
        let ctx = self.ctx;
        let session = self.desk.quiz.borrow().practise(about, LENGTH, 0, 0);
        let (Some(session), Some(name)) = (session, name(&self.desk.pack, about)) else {
            self.say(ui, Msg::PractiseUnknown);
            return self.start(ui);
        };
        let n = session.length.to_string();
        head(
            ui,
            &ctx.fill(Msg::PractiseTitle, &[("name", name)]),
            &ctx.fill(Msg::PractiseLead, &[("n", &n)]),
        );
        ui.el("section", "card", |ui| {
            ctx.button(ui, "begin", "btn", ctx.t(Msg::QuizBegin), self.begin_about(about));
            ui.put("p", "small", ctx.t(Msg::QuizKept));
        });
        if self.state.aside {
            ui.put("p", "small", ctx.t(Msg::PractiseAside));
        }
        let all = if self.state.aside { Msg::PractiseResume } else { Msg::PractiseAll };
        ctx.link(ui, "quiz", ctx.t(all), Route::Quiz);
    }

    /// A click that begins a round about a topic, with what other widgets have added to the log since.
    fn begin_about(&self, about: &str) -> Callback<MouseEvent> {
        let (services, desk, act) = (self.ctx.services.clone(), self.desk.clone(), self.state.dispatcher());
        let about = about.to_owned();
        Callback::from(move |_| {
            let mut all = log::read(&*services.storage);
            all.merge(desk.quiz.borrow().log().clone());
            let desk = Desk::open(desk.pack.clone(), all);
            let now = now(&services);
            let session = desk.quiz.borrow().practise(&about, LENGTH, (services.seed)(), now);
            if let Some(session) = session {
                act.dispatch(Action::Begin(desk, session, now));
            }
        })
    }
}
