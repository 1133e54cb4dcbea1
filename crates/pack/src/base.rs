//! Our own content in one language, which a host's pack adds to or takes messages from.

use topup_guard_core::pack::{Msg, Pack, QuizPack};

use crate::lang::Lang;
use crate::tree::Node;

/// Our own content in one language, and how a host's pack uses it.
#[derive(Debug, Clone)]
pub(crate) struct Base {
    pub(crate) first: Pack,
    pub(crate) quiz: QuizPack,
    /// Set if the host's pack is an overlay; else it takes only the program's messages.
    pub(crate) overlay: bool,
    /// Language of the host's pack whose messages go before ours where one is not translated.
    pub(crate) fallback: Option<Lang>,
}

/// Kind of thing that an id of ours names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Channels,
    Precautions,
    Sources,
    Families,
    Tactics,
    Items,
    Orders,
}

impl Base {
    /// Returns our ids of this kind, if the host's pack is an overlay.
    pub(crate) fn ids(&self, kind: Kind) -> Vec<&str> {
        if !self.overlay {
            return Vec::new();
        }
        let (first, quiz) = (&self.first, &self.quiz);
        match kind {
            Kind::Channels => first.channels.iter().map(|entry| &*entry.id).collect(),
            Kind::Precautions => first.precautions.iter().map(|entry| &*entry.id).collect(),
            Kind::Sources => first.sources.iter().chain(&quiz.sources).map(|entry| &*entry.id).collect(),
            Kind::Families => quiz.families.iter().map(|entry| &*entry.id).collect(),
            Kind::Tactics => {
                let likes = quiz.look_alikes.iter().map(|entry| &*entry.id);
                quiz.tactics.iter().map(|entry| &*entry.id).chain(likes).collect()
            }
            Kind::Items => quiz.items.iter().map(|entry| &*entry.id).collect(),
            Kind::Orders => quiz.orders.iter().map(|entry| &*entry.id).collect(),
        }
    }

    /// Returns the host's own text of a message in this language, or in the one that it falls back to.
    pub(crate) fn own<'n>(&self, message: &'n Node, lang: Lang) -> Option<&'n str> {
        let text = |lang: Lang| message.word(lang.key()).filter(|text| !text.is_empty());
        text(lang).or_else(|| text(self.fallback?))
    }

    /// Replaces our name by the host's in the program's messages.
    pub(crate) fn rename(&mut self, name: &str) {
        let ours = self.first.messages.get(Msg::AppName).to_owned();
        let words = Msg::ALL.iter().map(|msg| self.first.messages.get(*msg).replace(&ours, name));
        self.first.messages = topup_guard_core::pack::Messages::new(words.collect());
    }
}
