//! What a round came to: two numbers with their ranges, what they can and cannot say, and what to look at again.

use topup_guard_core::pack::Msg;
use topup_guard_core::quiz::stats::Share;
use topup_guard_core::quiz::{Answer, Counts, GRADED_FROM, Mode, Session, Verdict};
use topup_guard_core::route::Route;

use super::Room;
use super::state::Action;
use crate::parts::{Ui, dial, head, section};

impl Room<'_> {
    pub(super) fn summary(&self, ui: &mut Ui, session: &Session) {
        let ctx = self.ctx;
        let quiz = self.desk.quiz.borrow();
        let measuring = session.mode == Mode::Measuring;
        let lead = ctx.t(if measuring { Msg::SummaryMeasured } else { Msg::SummaryPractised });
        head(ui, ctx.t(Msg::SummaryTitle), lead);
        let counts = if measuring { *quiz.profile().counts() } else { quiz.counts(session.id) };
        self.numbers(ui, &counts);
        self.earned_in_all(ui, session);
        ui.put("p", "care", ctx.t(Msg::SummaryMeaning));
        if !quiz.profile().graded() {
            let [scams, genuine, from] =
                [quiz.profile().counts().scams(), quiz.profile().counts().genuine(), GRADED_FROM]
                    .map(|count| count.to_string());
            let values = [("from", from.as_str()), ("scams", &scams), ("genuine", &genuine)];
            ui.put("p", "small", &ctx.fill(Msg::SummaryUngraded, &values));
        }
        section(ui, ctx.t(Msg::SummaryAgain), |ui| self.again(ui, session));
        ui.el("div", "row", |ui| {
            ctx.button(ui, "again", "btn", ctx.t(Msg::SummaryMore), self.on(Action::Leave));
            ctx.button(ui, "home", "btn ghost", ctx.t(Msg::Home), ctx.to(Route::Home));
        });
    }

    fn numbers(&self, ui: &mut Ui, counts: &Counts) {
        let ctx = self.ctx;
        ui.el("div", "dials", |ui| {
            for (share, label, class) in
                [(counts.caught(), Msg::DialCaught, "good"), (counts.refused(), Msg::DialRefused, "caution")]
            {
                ui.el("section", "card dial", |ui| {
                    dial(ui, share, class);
                    ui.put("h2", "", ctx.t(label));
                    ui.put("p", "small", &self.range(share));
                });
            }
        });
        let withheld = counts.scams_withheld().part + counts.genuine_withheld().part;
        if withheld > 0 {
            let (n, total) = (withheld.to_string(), (counts.scams() + counts.genuine()).to_string());
            ui.put("p", "", &ctx.fill(Msg::SummaryWithheld, &[("n", &n), ("total", &total)]));
        }
    }

    /// The range in which the share really lies, in words.
    fn range(&self, share: Share) -> String {
        if share.whole == 0 {
            return self.ctx.t(Msg::DialNothing).to_owned();
        }
        let range = share.interval();
        let [low, high] = [range.low, range.high].map(|end| percent(end).to_string());
        self.ctx.fill(Msg::DialRange, &[("low", &low), ("high", &high)])
    }

    /// The families in which a verdict was wrong or an action risky.
    fn again(&self, ui: &mut Ui, session: &Session) {
        let quiz = self.desk.quiz.borrow();
        let mut families: Vec<&str> = Vec::new();
        for response in quiz.responses(session.id) {
            let fine = match &response.answer {
                Answer::Judged { truth, verdict, action, .. } => {
                    action.safe && (verdict.is_right(*truth) || *verdict == Verdict::CannotTell)
                }
                Answer::Tapped { found, signs, .. } => found == signs,
                Answer::Twin { right, .. } => *right,
                Answer::Ordered { placed, steps } => placed == steps,
            };
            if !fine && !families.contains(&response.family.as_str()) {
                families.push(&response.family);
            }
        }
        let known = |id: &&str| self.desk.pack.families.iter().find(|family| family.id == **id);
        if families.is_empty() {
            return ui.put("p", "", self.ctx.t(Msg::SummaryAllWell));
        }
        ui.el("ul", "claims", |ui| {
            for family in families.iter().filter_map(known) {
                ui.put("li", "", &family.name);
            }
        });
    }
}

/// A share as a whole number of per cent.
pub(super) fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}
