//! Result of the group: shares with their ranges, what was missed most, before and after, and a file.

use topup_guard_core::class::{Class, GroupResult, GroupShare, Half, Vote, change};
use topup_guard_core::pack::{Item, Msg, Polarity, Truth};
use yew::prelude::*;

use super::{Action, Room};
use crate::browser::file;
use crate::parts::{Ui, artefact_name, card};

/// Most items that are named as missed.
const MISSED: usize = 3;

impl Room<'_> {
    /// Returns the votes on a half of the class, with the names of their items.
    fn votes(&self, half: Option<Half>) -> Vec<(String, Vote)> {
        let class = Class { half, ..self.class.clone() };
        let vote = |name: &String| {
            let item = self.data.pack.item(name)?;
            let vote = self.state.held.vote(name, &item)?;
            Some((name.clone(), vote))
        };
        class.names(self.sets).iter().filter_map(vote).collect()
    }

    fn result_of(&self, half: Option<Half>) -> GroupResult {
        let votes: Vec<Vote> = self.votes(half).into_iter().map(|(_, vote)| vote).collect();
        GroupResult::of(&votes)
    }

    /// Adds the result once hands were counted.
    pub(super) fn result(&self, ui: &mut Ui) {
        let ctx = self.ctx;
        let votes = self.votes(self.class.half);
        if votes.is_empty() {
            return;
        }
        card(ui, "card class", ctx.t(Msg::ClassResult), |ui| {
            ui.attr_static("data-result", "");
            self.shares(ui);
            self.missed(ui, &votes);
            self.change(ui);
            ui.text_element("p", "small", ctx.t(Msg::ClassRange));
            ui.element("div", "row no-print", |ui| {
                let csv = self.csv();
                let code = self.class.code.map(|code| code.to_string()).unwrap_or_default();
                let save =
                    Callback::from(move |_| file::download(&format!("class-{code}.csv"), "text/csv", &csv));
                ctx.button(ui, "csv", "btn ghost", ctx.t(Msg::ClassCsv), save);
                ctx.print(ui);
                ctx.button(ui, "forget", "btn ghost", ctx.t(Msg::ClassForget), self.on(|| Action::Forget));
            });
        });
    }

    /// Adds what the group caught and wrongly refused.
    pub(super) fn shares(&self, ui: &mut Ui) {
        let GroupResult { caught, refused } = self.result_of(self.class.half);
        for (share, hook, one) in
            [(caught, "caught", Msg::ClassCaught), (refused, "refused", Msg::ClassRefused)]
        {
            let Some(share) = share else { continue };
            ui.element("p", "", |ui| {
                ui.attr_static("data-share", hook);
                ui.text(&self.in_words(one, &share));
            });
        }
        if caught.is_none() && refused.is_none() {
            ui.text_element("p", "", self.ctx.t(Msg::ClassNoHands));
        }
    }

    /// Returns a share in a sentence, with its range where there is one.
    fn in_words(&self, msg: Msg, share: &GroupShare) -> String {
        let (ctx, per_cent) = (self.ctx, |share: f64| ((share * 100.0).round() as i32).to_string());
        let range = match share.range {
            Some(range) => {
                let values = [("low", per_cent(range.low)), ("high", per_cent(range.high))];
                ctx.fill(Msg::ClassFromTo, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
            }
            None => ctx.t(Msg::ClassOneItem).to_owned(),
        };
        let (share, n) = (per_cent(share.share), share.items.to_string());
        ctx.fill(msg, &[("share", &share), ("n", &n), ("range", &range)])
    }

    /// Adds the items that most people judged wrongly, with their signs.
    fn missed(&self, ui: &mut Ui, votes: &[(String, Vote)]) {
        let ctx = self.ctx;
        let right = |vote: &Vote| vote.right().value().unwrap_or(1.0);
        let mut missed: Vec<_> = votes.iter().filter(|(_, vote)| right(vote) < 1.0).collect();
        missed.sort_by(|(_, one), (_, other)| right(one).total_cmp(&right(other)));
        if missed.is_empty() {
            return;
        }
        ui.text_element("h3", "", ctx.t(Msg::ClassMissed));
        ui.element("ul", "claims", |ui| {
            for (name, vote) in missed.into_iter().take(MISSED) {
                let Some(item) = self.data.pack.item(name) else { continue };
                let families = &self.data.pack.families;
                let family = families.iter().find(|family| family.id == item.family);
                let family = family.map(|family| family.name.as_str()).unwrap_or_default();
                let kind = ctx.t(artefact_name(item.artefact.kind));
                let truth =
                    ctx.t(if item.truth == Truth::Scam { Msg::ClassIsScam } else { Msg::ClassIsGenuine });
                let right = vote.right();
                let values = [
                    ("kind", kind),
                    ("family", family),
                    ("truth", truth),
                    ("n", &right.part.to_string()),
                    ("total", &right.whole.to_string()),
                    ("signs", &self.signs(&item)),
                ];
                ui.element("li", "", |ui| {
                    ui.attr("data-missed", &item.id);
                    ui.text(&ctx.fill(Msg::ClassMissedItem, &values));
                });
            }
        });
    }

    /// Returns the signs that an item turned on, as sentences.
    fn signs(&self, item: &Item) -> String {
        let wanted = if item.truth == Truth::Scam { Polarity::Fraud } else { Polarity::Genuine };
        let signs = item.cues.iter().filter(|cue| cue.polarity == wanted);
        let blank = if self.ctx.pack().lang.starts_with("zh") { "" } else { " " };
        signs.map(|cue| cue.text.as_str()).collect::<Vec<_>>().join(blank)
    }

    /// Adds the change from the set before to the set after, where both have hands.
    fn change(&self, ui: &mut Ui) {
        if self.class.half.is_none() {
            return;
        }
        let ctx = self.ctx;
        let [before, after] = [Half::Before, Half::After].map(|half| self.result_of(Some(half)));
        let pairs = [
            ("caught", Msg::ClassChangeCaught, before.caught, after.caught),
            ("refused", Msg::ClassChangeRefused, before.refused, after.refused),
        ];
        for (hook, msg, before, after) in pairs {
            let (Some(before), Some(after)) = (before, after) else { continue };
            let Some((change, range)) = change(&before, &after) else { continue };
            let points = |share: f64| format!("{:+}", (share * 100.0).round() as i32).replace('-', "−");
            let values =
                [("change", points(change)), ("low", points(range.low)), ("high", points(range.high))];
            let mut text = ctx.fill(msg, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
            if range.low <= 0.0 && range.high >= 0.0 {
                text.push_str(ctx.t(Msg::ClassChance));
            }
            ui.element("p", "", |ui| {
                ui.attr_static("data-change", hook);
                ui.text(&text);
            });
        }
    }

    /// Returns the counts as a table of comma-separated values, with the names of its columns in English.
    fn csv(&self) -> String {
        let mut text = "set,number,item,kind,truth,people,said_scam,said_genuine,cannot_tell\r\n".to_owned();
        let halves = match self.class.half {
            None => vec![None],
            Some(_) => vec![Some(Half::Before), Some(Half::After)],
        };
        for half in halves {
            let set = match half {
                None => "one",
                Some(Half::Before) => "before",
                Some(Half::After) => "after",
            };
            let class = Class { half, ..self.class.clone() };
            for (number, name) in (1..).zip(class.names(self.sets)) {
                let Some(item) = self.data.pack.item(name) else { continue };
                let Some(vote) = self.state.held.vote(name, &item) else { continue };
                let truth = if item.truth == Truth::Scam { "scam" } else { "genuine" };
                let kind = format!("{:?}", item.artefact.kind).to_ascii_lowercase();
                let hands = vote.hands;
                text.push_str(&format!(
                    "{set},{number},{name},{kind},{truth},{},{},{},{}\r\n",
                    vote.people, hands.scam, hands.genuine, hands.unsure
                ));
            }
        }
        text
    }
}
