//! Wire types of a channel: a way of topping up, what it needs, and how it is rated.

use super::reader::wire;
use super::{Claim, Map};

wire! {
    /// Way of topping up.
    pub struct Channel {
        /// Id in kebab case, such as `carrier-store`.
        pub id: String,
        /// Its name.
        pub name: String,
        /// Why one would choose it, in one sentence; shown when it is ranked first.
        pub best: Claim,
        /// Group of channels it belongs to.
        pub group: String,
        /// Whether it can credit a card, by kind of card.
        pub serves: Map<Fit>,
        /// Whether it accepts a payment, by means of payment.
        pub accepts: Map<Fit>,
        /// Set if it needs a smartphone or a computer with the internet.
        pub online: bool = default,
        /// Set if somebody has to go there.
        pub trip: bool = default,
        /// Set if it is open in the daytime only, as shops are.
        pub daytime: bool = default,
        /// Set if it is sure to credit only numbers of the carrier that runs it.
        pub own_network: bool = default,
        /// Set if it takes no money itself but needs a top-up card, so that it is never the only way.
        pub needs_card: bool = default,
        /// Ratings by criterion.
        pub ratings: Map<Rating>,
        /// What one needs at hand.
        pub needs: Vec<Claim>,
        /// What to do, in order.
        pub steps: Vec<Claim>,
        /// When it is open.
        pub hours: Claim,
        /// How soon the money is credited.
        pub arrival: Claim,
        /// What it costs, and which discounts are real.
        pub cost: Vec<Claim>,
        /// What is good about it.
        pub strengths: Vec<Claim>,
        /// What is bad about it.
        pub weaknesses: Vec<Claim>,
        /// How to recognise the official one.
        pub official: Vec<Claim>,
        /// Who must be named as payee.
        pub payee: Claim,
        /// The risk that remains.
        pub risk: Claim,
        /// What can go wrong, and what to do then.
        pub trouble: Vec<Trouble>,
    }

    /// How well a channel fits one answer of the picker.
    pub struct Fit {
        /// Yes, maybe or no.
        pub level: Level,
        /// Why, for maybe and no.
        pub text: String = default,
        /// Ids of the sources.
        pub sources: Vec<String> = default,
        /// Set if it is our own judgement and rests on no source.
        pub own: bool = default,
    }

    /// Degree to which a channel fits an answer.
    #[derive(PartialOrd, Ord)]
    pub enum Level {
        /// It does not fit: the channel is ruled out.
        No,
        /// It may fit, or fits once something is set up: the channel stays, with this caveat.
        Maybe,
        /// It fits.
        Yes,
    }

    /// Authored rating of a channel on one criterion, with its reason.
    pub struct Rating {
        /// Value from 0 (worst) to 3 (best).
        pub value: u8,
        /// The reason, in a few words.
        pub text: String,
        /// Ids of the sources.
        pub sources: Vec<String> = default,
        /// Set if it is our own reasoning from what the channel is.
        pub own: bool = default,
    }

    /// Problem with a channel, and what to do about it.
    pub struct Trouble {
        /// What one notices.
        pub problem: String,
        /// What to do then.
        pub fix: Claim,
    }

    /// Offer that is sold as a channel and is none. The picker never ranks it.
    pub struct NotChannel {
        /// Id in kebab case.
        pub id: String,
        /// What it is called by those who sell it.
        pub name: String,
        /// Why it is not a channel.
        pub reason: Claim,
        /// What to do instead.
        pub instead: Claim,
    }
}
