//! Summary of a round: two numbers with their ranges, what they can and cannot say, and what to look at
//! again.

use topup_guard_core::pack::{Family, Msg};
use topup_guard_core::quiz::stats::{Range, Share};
use topup_guard_core::quiz::{Answer, Counts, GRADED_FROM, Mode, Session, Verdict};
use topup_guard_core::route::Route;

use super::action::Action;
use super::room::Room;
use super::saved::PLACE;
use super::{MORE, is_known};
use crate::base;
use crate::parts::{Ui, dial, head};
use web_sys::MouseEvent;
use yew::Callback;

impl Room<'_> {
    pub(super) fn summary(&self, ui: &mut Ui, session: &Session) {
        let ctx = self.ctx;
        let quiz = &self.data.history;
        let measuring = session.mode == Mode::Measuring;
        let lead = ctx.t(if measuring { Msg::SummaryMeasured } else { Msg::SummaryPractised });
        head(ui, ctx.t(Msg::SummaryTitle), lead);
        let (measured, graded) = quiz.measured();
        let counts = if measuring { measured } else { quiz.counts(session.id) };
        self.numbers(ui, &counts, "h2");
        self.earned_in_round(ui, session);
        ui.text_element("p", "care", ctx.t(Msg::SummaryMeaning));
        if !graded {
            let [scams, genuine, from] =
                [measured.scams(), measured.genuine(), GRADED_FROM].map(|count| count.to_string());
            let values = [("from", from.as_str()), ("scams", &scams), ("genuine", &genuine)];
            ui.text_element("p", "small", &ctx.fill(Msg::SummaryUngraded, &values));
        }
        ui.section(ctx.t(Msg::SummaryAgain), |ui| {
            self.again(ui, session);
            let mut families: Vec<&str> =
                quiz.responses(session.id).map(|response| &*response.family).collect();
            families.sort_unstable();
            families.dedup();
            let names = self.names(&families);
            if !names.is_empty() {
                ui.text_element("p", "small", &ctx.fill(Msg::SummaryPractisedTopics, &[("names", &names)]));
            }
            if let Some(visit) = self.state.snapshot.visits.first() {
                let (date, n) = (self.state.snapshot.date(visit.at), visit.families.len().to_string());
                ui.text_element("p", "", &ctx.fill(Msg::SummaryNext, &[("date", date), ("n", &n)]));
            }
        });
        // Back leads to the quiz's start, not to a result that is read already.
        let progress = self.leaving(Some(Route::Progress));
        ctx.button(ui, "progress", "btn ghost", ctx.t(Msg::ProgressDoor), progress);
        ui.element("div", "row", |ui| {
            ctx.print(ui);
            ctx.button(ui, "again", "btn", ctx.t(Msg::SummaryMore), self.leaving(None));
            ctx.button(ui, "home", "btn ghost", ctx.t(Msg::Home), ctx.to(Route::Home));
        });
    }

    /// Returns a click that leaves the summary, for the quiz's start or another screen.
    fn leaving(&self, to: Option<Route>) -> Callback<MouseEvent> {
        let ctx = self.ctx.clone();
        let act = self.state.dispatcher();
        Callback::from(move |_| {
            act.dispatch(Action::Leave);
            let record = &*ctx.services.record;
            if !MORE {
                record.remove(PLACE);
            }
            if !MORE && is_known(record) {
                ctx.act(base::Action::NeedFullProgram);
            }
            if let Some(route) = &to {
                ctx.act(base::Action::Go(route.clone()));
            }
        })
    }

    /// Adds the two dials, and how often no verdict was given; `heading` is the tag of the dials' headings.
    pub(super) fn numbers(&self, ui: &mut Ui, counts: &Counts, heading: &'static str) {
        let ctx = self.ctx;
        ui.element("div", "dials", |ui| {
            for (share, label, class) in [
                (counts.hit_rate(), Msg::DialCaught, "good"),
                (counts.false_alarm_rate(), Msg::DialRefused, "caution"),
            ] {
                ui.element("section", "card dial", |ui| {
                    dial(ui, share, class);
                    ui.text_element(heading, "", ctx.t(label));
                    ui.text_element("p", "small", &self.range(share));
                });
            }
        });
        let withheld = Share {
            part: counts.scams_withheld().part + counts.genuine_withheld().part,
            whole: counts.scams() + counts.genuine(),
        };
        if withheld.part > 0 {
            let Range { low, high } = withheld.interval();
            let values = [
                ("n", withheld.part),
                ("total", withheld.whole),
                ("low", percent(low)),
                ("high", percent(high)),
            ];
            ui.text_element("p", "", &self.with(Msg::ProgressWithheld, &values));
        }
    }

    /// Returns the interval of a share in words.
    fn range(&self, share: Share) -> String {
        if share.whole == 0 {
            return self.ctx.t(Msg::DialNothing).to_owned();
        }
        let range = share.interval();
        let [low, high] = [range.low, range.high].map(|end| percent(end).to_string());
        self.ctx.fill(Msg::DialRange, &[("low", &low), ("high", &high)])
    }

    /// Returns the names of these families of the pack, in a list.
    pub(super) fn names<T: AsRef<str>>(&self, ids: &[T]) -> String {
        self.listed(ids.iter().map(AsRef::as_ref), |family| &family.name)
    }

    /// Returns what `name` returns for these families of the pack, in a list.
    pub(super) fn listed<'a>(&self, ids: impl Iterator<Item = &'a str>, name: fn(&Family) -> &str) -> String {
        let families = &self.data.pack.families;
        let names = ids.filter_map(|id| families.iter().find(|family| family.id == id)).map(name);
        names.collect::<Vec<_>>().join(self.ctx.t(Msg::NamesComma))
    }

    /// Adds the families in which a verdict was wrong or an action risky.
    fn again(&self, ui: &mut Ui, session: &Session) {
        let quiz = &self.data.history;
        let mut families: Vec<&str> = Vec::new();
        for response in quiz.responses(session.id) {
            let fine = match &response.answer {
                Answer::Judged { truth, verdict, action, .. } => {
                    action.safe && (verdict.is_right(*truth) || *verdict == Verdict::CannotTell)
                }
                Answer::Tapped { found, cues, .. } => found == cues,
                Answer::Twin { right, .. } => *right,
                Answer::Ordered { placed, steps } => placed == steps,
            };
            if !fine && !families.contains(&response.family.as_str()) {
                families.push(&response.family);
            }
        }
        let known = |id: &&str| self.data.pack.families.iter().find(|family| family.id == **id);
        if families.is_empty() {
            return ui.text_element("p", "", self.ctx.t(Msg::SummaryAllWell));
        }
        ui.element("ul", "claims", |ui| {
            for family in families.iter().filter_map(known) {
                ui.text_element("li", "", &family.name);
            }
        });
    }
}

/// Returns a share as a whole number of per cent.
pub(super) fn percent(share: f64) -> u32 {
    (share * 100.0).round() as u32
}
