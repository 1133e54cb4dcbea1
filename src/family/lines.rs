//! Lines of the card, in its own language.

use topup_guard_core::invisible::reveal;
use topup_guard_core::pack::{Msg, Pack, fill};

use super::{State, Way};
use crate::parts::carrier_name;

/// Number of steps of a channel that the card has room for.
const STEPS: usize = 3;

/// Kind of a line, by which it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Title,
    /// What is to be read from afar.
    Large,
    Text,
    /// The rule that stands out.
    Rule,
    /// Numbers for when something has happened.
    Urgent,
}

impl Kind {
    /// Returns the class of the line.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Title => "sheet-title",
            Self::Large => "sheet-large",
            Self::Text => "sheet-text",
            Self::Rule => "sheet-rule",
            Self::Urgent => "sheet-urgent",
        }
    }
}

/// Line of the card.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line {
    pub(super) kind: Kind,
    pub(super) text: String,
}

/// Returns the lines of the card, from the messages and channel names of `first` and the steps of `pages`.
pub(super) fn lines(state: &State, first: &Pack, pages: &Pack) -> Vec<Line> {
    let text = |msg: Msg, values: &[(&str, &str)]| fill(first.messages.get(msg), values);
    let mut lines = Vec::new();
    let mut add = |kind, text: String| lines.push(Line { kind, text });
    let (name, number) = (reveal(state.name.trim()), reveal(state.number.trim()));

    add(Kind::Title, text(Msg::FamilyHeading, &[]));
    match (name.as_str(), number.as_str()) {
        ("", "") => {}
        (name, "") => add(Kind::Large, text(Msg::FamilyFirst, &[("name", name)])),
        ("", number) => add(Kind::Large, text(Msg::FamilyFirst, &[("name", number)])),
        (name, number) => {
            add(Kind::Large, text(Msg::FamilyFirst, &[("name", &format!("{name} {number}"))]));
        }
    }
    add(Kind::Rule, text(Msg::FamilyRule, &[]));
    add(Kind::Text, text(Msg::FamilyRuleMore, &[]));
    if let Some(carrier) = state.carrier {
        let values = [("carrier", first.messages.get(carrier_name(carrier))), ("number", carrier.hotline())];
        add(Kind::Large, text(Msg::FamilyCarrier, &values));
    }
    match &state.way {
        Way::Maker if name.is_empty() => add(Kind::Text, text(Msg::FamilyWayUnnamed, &[])),
        Way::Maker => add(Kind::Text, text(Msg::FamilyWayNamed, &[("name", &name)])),
        Way::Channel(id) => {
            if let Some(channel) = first.channel(id) {
                add(Kind::Large, text(Msg::FamilyWay, &[("channel", &channel.name)]));
            }
            let steps = pages.channel(id).map_or(&[][..], |channel| &channel.steps);
            for (place, step) in steps.iter().take(STEPS).enumerate() {
                add(Kind::Text, format!("{}. {}", place + 1, step.text));
            }
        }
    }
    add(Kind::Urgent, text(Msg::FamilyPolice, &[]));
    lines
}
