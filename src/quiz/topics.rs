//! Topics: how well each is remembered, and why it is due when it is.

use topup_guard_core::pack::{Family, Msg};
use topup_guard_core::quiz::{Card, Counts, LONGEST, Rating, Reason, Recall};
use topup_guard_core::route::Route;

use super::room::Room;
use crate::parts::Ui;

impl Room<'_> {
    pub(super) fn family_map(&self, ui: &mut Ui) {
        ui.text_element("p", "small", self.ctx.t(Msg::TopicsLead));
        let history = &self.data.history;
        let Some(quiz) = history.full() else { return };
        ui.element("ul", "topics", |ui| {
            for family in &self.data.pack.families {
                let card = quiz.schedule().cards().get(&family.id);
                let counts = quiz.profile().families().get(&family.id).copied().unwrap_or_default();
                self.tile(ui, family, card, &counts);
            }
        });
    }

    /// Adds a topic, which opens.
    fn tile(&self, ui: &mut Ui, family: &Family, card: Option<&Card>, counts: &Counts) {
        let ctx = self.ctx;
        let (bars, word) = match card.map(|card| card.recall(self.state.snapshot.now)) {
            None => (0, Msg::RecallNew),
            Some(Recall::Faint) => (1, Msg::RecallFaint),
            Some(Recall::Due) => (2, Msg::RecallDue),
            Some(Recall::Fresh) => (3, Msg::RecallFresh),
            Some(Recall::Firm) => (4, Msg::RecallFirm),
        };
        ui.element("li", "", |ui| {
            ui.key(&family.id);
            ui.element("details", "topic", |ui| {
                ui.attr("data-topic", &family.id);
                ui.element("summary", "", |ui| {
                    ui.element("span", "", |ui| {
                        ui.text_element("b", "", &family.short);
                        ui.element("small", "", |ui| {
                            strength(ui, bars);
                            ui.text(ctx.t(word));
                        });
                    });
                });
                ui.text_element("h3", "", &family.name);
                if counts.scams() + counts.genuine() > 0 {
                    let values = [
                        ("caught", counts.hits),
                        ("scams", counts.scams()),
                        ("refused", counts.false_alarms),
                        ("genuine", counts.genuine()),
                    ];
                    ui.text_element("p", "", &self.with(Msg::TopicCounts, &values));
                }
                // A date that cannot be trusted is not shown as one.
                let dated = |card: &&Card| card.why(self.state.snapshot.now).reason != Reason::Clock;
                if let Some(card) = card.filter(dated) {
                    let n = card.reviews.to_string();
                    let date = self.state.snapshot.date(card.last);
                    ui.text_element("p", "", &ctx.fill(Msg::TopicPractised, &[("n", &n), ("date", date)]));
                }
                ui.element("p", "", |ui| {
                    ui.text_element("b", "", ctx.t(Msg::TopicWhy));
                    ui.text(&card.map_or_else(|| ctx.t(Msg::WhyNew).to_owned(), |card| self.why(card)));
                });
                if let Some(card) = card {
                    let due = self.state.snapshot.date(card.due());
                    let next = if card.is_due(self.state.snapshot.now) {
                        ctx.t(Msg::TopicNow).to_owned()
                    } else {
                        ctx.fill(Msg::TopicNext, &[("date", due)])
                    };
                    ui.text_element("p", "", &next);
                }
                ctx.link(ui, "practise", ctx.t(Msg::PractiseThis), Route::Practise(family.id.clone()));
            });
        });
    }

    /// Returns why a topic is due or not, in one sentence.
    fn why(&self, card: &Card) -> String {
        let why = card.why(self.state.snapshot.now);
        let msg = match why.reason {
            Reason::Clock => Msg::WhyClock,
            Reason::Longest => Msg::WhyLongest,
            Reason::Faded => Msg::WhyFaded,
            Reason::NotYet => Msg::WhyLater,
        };
        let last = self.ctx.t(match card.rating {
            Rating::Again => Msg::LastAgain,
            Rating::Hard => Msg::LastHard,
            Rating::Good | Rating::Easy => Msg::LastGood,
        });
        let numbers = [why.ago, why.left, why.chance, LONGEST as u32].map(|number| number.to_string());
        let [ago, left, chance, longest] = numbers.each_ref().map(String::as_str);
        let values = [("last", last), ("ago", ago), ("left", left), ("chance", chance), ("longest", longest)];
        self.ctx.fill(msg, &values)
    }
}

/// Adds four bars of growing height, of which so many are filled.
fn strength(ui: &mut Ui, bars: usize) {
    ui.element("svg", "strength", |ui| {
        ui.attr_static("viewBox", "0 0 22 16");
        ui.attr_static("aria-hidden", "true");
        let shapes = ["M2 15v-4", "M8 15V8", "M14 15V5", "M20 15V1"];
        for (place, shape) in shapes.into_iter().enumerate() {
            ui.element("path", if place < bars { "full" } else { "" }, |ui| ui.attr_static("d", shape));
        }
    });
}
