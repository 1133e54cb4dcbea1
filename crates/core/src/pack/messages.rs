//! The words of the program itself, one for each [`Msg`].

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

macro_rules! messages {
    ($($(#[$doc:meta])* $variant:ident = $name:literal,)*) => {
        /// A message of the program; its text stands in `content/messages.toml` under [`Msg::name`].
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        #[allow(missing_docs, reason = "a message's name and its text say what it is")]
        pub enum Msg { $($(#[$doc])* $variant,)* }

        impl Msg {
            /// Every message.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its key in `content/messages.toml`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

messages! {
    AppName = "app_name",
    AppTitle = "app_title",
    AppLead = "app_lead",
    AppFoot = "app_foot",
    Compiled = "compiled",
    NotReviewed = "not_reviewed",
    Back = "back",
    Home = "home",
    OtherLanguage = "other_language",
    TextSize = "text_size",
    TextSizeNormal = "text_size_normal",
    Theme = "theme",
    Print = "print",
    Share = "share",
    ShareDone = "share_done",
    ShareFailed = "share_failed",
    HelpNow = "help_now",
    Loading = "loading",
    Sources = "sources",
    SourceRepost = "source_repost",
    OwnJudgement = "own_judgement",
    PanelPackTitle = "panel_pack_title",
    PanelPackBody = "panel_pack_body",
    Retry = "retry",
    LinkBroken = "link_broken",
    Step = "step",
}

/// The texts of all [`Msg`]s in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Messages(pub BTreeMap<String, String>);

impl Messages {
    /// The text of a message; its name where a pack lacks it, so that a screen is never blank.
    #[must_use]
    pub fn get(&self, msg: Msg) -> &str {
        self.0.get(msg.name()).map_or(msg.name(), String::as_str)
    }

    /// Whether every [`Msg`] has a text.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        Msg::ALL.iter().all(|msg| self.0.contains_key(msg.name()))
    }
}

/// Puts values into a text's `{name}` places; places without a value stay as they are.
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        match after.split_once('}').and_then(|(name, tail)| {
            values.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value, tail))
        }) {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::fill;

    #[test]
    fn values_fill_their_places_and_are_not_filled_again() {
        assert_eq!(fill("{n} of {m}", &[("n", "{m}"), ("m", "7")]), "{m} of 7");
        assert_eq!(fill("{unknown} {", &[("n", "1")]), "{unknown} {");
        assert_eq!(fill("", &[]), "");
    }
}
