//! Conversion to Traditional Chinese by OpenCC's dictionaries and a list of our own.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;

use crate::content::Content;

/// Characters as Taiwan writes them; words stay those of mainland screens, so that they are found there.
pub(crate) static OPENCC: LazyLock<OpenCC> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::S2tw).expect("the dictionaries are built in"));

/// Converter to Traditional Chinese.
#[derive(Debug)]
pub(crate) struct Hant {
    /// Words of our own list and their conversions, the longest first.
    words: Vec<(String, String)>,
}

impl Hant {
    /// Makes a converter with the list in `content/zh-hant.toml`, if there is one.
    pub(crate) fn of(content: &Content) -> Self {
        let list = content.file("zh-hant").and_then(|file| file.root.get("words"));
        let entries = list.map_or(&[][..], |words| words.entries());
        let mut words: Vec<(String, String)> = entries
            .iter()
            .filter_map(|(word, node)| Some((word.clone(), node.text()?.to_owned())))
            .filter(|(word, _)| !word.is_empty())
            .collect();
        words.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        Self { words }
    }

    /// Converts a text: words of the list as it says, everything else by OpenCC.
    pub(crate) fn convert(&self, text: &str) -> String {
        let next =
            |(word, put): &'_ (String, String)| Some((text.find(word.as_str())?, word.len(), put.clone()));
        // Of words that begin in the same place, the first of the list is the longest.
        let Some((at, length, put)) = self.words.iter().filter_map(next).min_by_key(|(at, ..)| *at) else {
            return OPENCC.convert(text);
        };
        let (before, after) =
            (text.get(..at).unwrap_or_default(), text.get(at + length..).unwrap_or_default());
        let before = if before.is_empty() { String::new() } else { OPENCC.convert(before) };
        before + &put + &self.convert(after)
    }
}

#[cfg(test)]
mod tests {
    use super::Hant;

    #[test]
    fn the_list_goes_before_the_dictionaries() {
        let words = [("卡里的话", "卡裡的話"), ("卡里", "卡裡")].map(|(a, b)| (a.to_owned(), b.to_owned()));
        let hant = Hant { words: words.into() };
        assert_eq!(hant.convert("钱在卡里，后来[[话费|cue]]没到账"), "錢在卡裡，後來[[話費|cue]]沒到賬");
        assert_eq!(hant.convert(""), "");
        assert_eq!(Hant { words: Vec::new() }.convert("短信里的充值"), "短信裡的充值");
    }
}
