//! Traditional characters that a pack's patterns and entries need, with their simplified forms.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use topup_guard_core::check::compile;
use topup_guard_core::pack::CheckPack;

use crate::hant::OPENCC;

/// Each Chinese character that has another simplified form, and that form.
static PAIRS: LazyLock<Vec<(char, char)>> = LazyLock::new(|| {
    let opencc = OpenCC::from_config(BuiltinConfig::T2s).expect("the dictionaries are built in");
    let simple = |c: char| {
        let text = opencc.convert(c.encode_utf8(&mut [0; 4]));
        let mut chars = text.chars();
        chars.next().filter(|other| *other != c && chars.next().is_none()).map(|other| (c, other))
    };
    ('\u{4e00}'..='\u{9fff}').filter_map(simple).collect()
});

/// Returns the traditional characters, and the simplified ones in the same places.
pub(super) fn of(pack: &CheckPack) -> (String, String) {
    let patterns = pack.signs.iter().flat_map(|sign| &sign.patterns).filter_map(|text| compile(text).ok());
    let parts = patterns.flat_map(|pattern| pattern.parts);
    let words = parts.flat_map(|part| part.words.into_iter().chain(part.without));
    let words = words.chain(pack.negations.iter().chain(&pack.warnings).cloned());
    let entries = pack.entries.iter().flat_map(|entry| [entry.also.clone(), entry.terms.clone()]);
    let words: Vec<String> = words.chain(entries).collect();
    let needed: BTreeSet<char> = words.iter().flat_map(|text| text.chars()).collect();
    let mut pairs: BTreeMap<char, char> =
        PAIRS.iter().filter(|(_, hans)| needed.contains(hans)).copied().collect();
    for word in &words {
        // Which of several traditional characters stands for one depends on its word.
        let hant = OPENCC.convert(word);
        if hant.chars().count() == word.chars().count() {
            pairs.extend(hant.chars().zip(word.chars()).filter(|(hant, hans)| hant != hans));
        }
    }
    pairs.into_iter().filter(|(hant, _)| !needed.contains(hant)).unzip()
}
