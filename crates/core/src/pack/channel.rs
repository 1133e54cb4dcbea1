//! A channel: one way of topping up, what it needs, and how it is rated.

#[cfg(feature = "write")]
use serde::{Deserialize, Serialize};

use super::reader::wire;
use super::{Claim, Map};

/// One way of topping up.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Channel {
    /// Id in kebab case, such as `carrier-store`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Why one would choose it, in one sentence; shown when it is first.
    pub best: Claim,
    /// `store`, `app`, `wallet`, `third-party`, `kiosk`, `phone` or `issuer`.
    pub group: String,
    /// By card (`phone`, `data`, `mvno`, `iot`): can it credit that card?
    pub serves: Map<Fit>,
    /// By means of paying (`cash`, `card`, `wallet`, `foreign`): is it accepted?
    pub accepts: Map<Fit>,
    /// Needs a smartphone or computer with the internet.
    #[cfg_attr(feature = "write", serde(default))]
    pub online: bool,
    /// Needs somebody to go there.
    #[cfg_attr(feature = "write", serde(default))]
    pub trip: bool,
    /// By criterion (`direct`, `reach`, `help`, `ready`, `recourse`): 0 (worst) to 3 (best).
    pub ratings: Map<Rating>,
    /// What one must have at hand.
    pub needs: Vec<Claim>,
    /// What to do, in order.
    pub steps: Vec<Claim>,
    /// When it is open.
    pub hours: Claim,
    /// When the money is credited.
    pub arrival: Claim,
    /// What it costs, and which offers are real.
    pub cost: Vec<Claim>,
    /// What is good about it.
    pub strengths: Vec<Claim>,
    /// What is not.
    pub weaknesses: Vec<Claim>,
    /// How to recognise the official one.
    pub official: Vec<Claim>,
    /// Who the payee must be.
    pub payee: Claim,
    /// What is left of the risk.
    pub risk: Claim,
    /// What goes wrong, and then what.
    pub trouble: Vec<Trouble>,
}

/// How well a channel fits one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Fit {
    /// Yes, maybe or no.
    pub level: Level,
    /// Why, for maybe and no.
    #[cfg_attr(feature = "write", serde(default))]
    pub text: String,
    /// Ids of the sources.
    #[cfg_attr(feature = "write", serde(default))]
    pub sources: Vec<String>,
    /// Ours, resting on no outside source.
    #[cfg_attr(feature = "write", serde(default))]
    pub own: bool,
}

/// Whether something fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize), serde(rename_all = "kebab-case"))]
pub enum Level {
    /// It does not: the channel is ruled out.
    No,
    /// It may, or after setting something up: the channel stays, with this caveat.
    Maybe,
    /// It does.
    Yes,
}

/// An authored rating on one criterion, with its reason.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Rating {
    /// 0 (worst) to 3 (best).
    pub value: u8,
    /// The reason, in a few words.
    pub text: String,
    /// Ids of the sources.
    #[cfg_attr(feature = "write", serde(default))]
    pub sources: Vec<String>,
    /// Follows from what the channel is; our reasoning.
    #[cfg_attr(feature = "write", serde(default))]
    pub own: bool,
}

/// Something that goes wrong with a channel, and what to do then.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct Trouble {
    /// What one notices.
    pub problem: String,
    /// What to do then.
    pub fix: Claim,
}

/// Something that is sold as a channel and is none; never an option of the picker.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(feature = "write", derive(Serialize, Deserialize))]
pub struct NotChannel {
    /// Id in kebab case.
    pub id: String,
    /// What it calls itself.
    pub name: String,
    /// Why it is not a channel.
    pub reason: Claim,
    /// What to do instead.
    pub instead: Claim,
}

wire! {
    Channel {
        id, name, best, group, serves, accepts, online, trip, ratings, needs, steps, hours, arrival, cost, strengths,
        weaknesses, official, payee, risk, trouble
    }
    Fit { level, text, sources, own }
    enum Level { No, Maybe, Yes }
    Rating { value, text, sources, own }
    Trouble { problem, fix }
    NotChannel { id, name, reason, instead }
}
