//! First screen of a round about one topic.

use topup_guard_core::pack::{Msg, QuizPack};
use topup_guard_core::quiz::{SessionId, SetCode};
use topup_guard_core::route::Route;
use topup_guard_core::time::Millis;

use super::room::Room;
use crate::parts::{Ui, head};

/// Returns the name of a family, tactic or look-alike.
fn name<'a>(pack: &'a QuizPack, about: &str) -> Option<&'a str> {
    let families = pack.families.iter().map(|family| (&family.id, &family.name));
    let tactics = pack.tactics.iter().map(|tactic| (&tactic.id, &tactic.name));
    let likes = pack.look_alikes.iter().map(|like| (&like.id, &like.name));
    families.chain(tactics).chain(likes).find(|(id, _)| *id == about).map(|(_, name)| name.as_str())
}

impl Room<'_> {
    /// Adds what the round is about, its length and the button that begins it. For an unknown topic it is the
    /// quiz's first screen, with a notice unless the topic came from the host page.
    pub(super) fn topic(&self, ui: &mut Ui, about: &str) {
        if let Some(code) = SetCode::parse(about) {
            return self.set_start(ui, code);
        }
        let ctx = self.ctx;
        if let Some(quiz) = self.data.history.full().filter(|quiz| quiz.has_form(about)) {
            return self.form(ui, quiz, about);
        }
        let session = self.data.history.practise(about, ctx.host.length, SessionId(0), Millis(0));
        let (Some(session), Some(name)) = (session, name(&self.data.pack, about)) else {
            if ctx.host.about != about {
                self.say(ui, Msg::PractiseUnknown);
            }
            return self.start(ui);
        };
        let related = self.data.history.related(about, session.length);
        let lead = if related < session.length { Msg::PractiseAlike } else { Msg::PractiseLead };
        let lead = self.with(lead, &[("n", session.length), ("related", related)]);
        head(ui, &ctx.fill(Msg::PractiseTitle, &[("name", name)]), &lead);
        if session.length < ctx.host.length {
            let counts = [("asked", ctx.host.length), ("n", session.length)];
            ui.text_element("p", "care", &self.with(Msg::PractiseFewer, &counts));
        }
        let topic = about.to_owned();
        let begin = self.round(move |quiz, length, id, now| quiz.practise(&topic, length, id, now));
        ui.element("section", "card", |ui| {
            ctx.button(ui, "begin", "btn", ctx.t(Msg::QuizBegin), begin);
            self.data_notice(ui);
        });
        if self.state.suspended {
            ui.text_element("p", "small", ctx.t(Msg::PractiseAside));
        }
        let all = if self.state.suspended { Msg::PractiseResume } else { Msg::PractiseAll };
        ctx.link(ui, "quiz", ctx.t(all), Route::Quiz);
    }
}
