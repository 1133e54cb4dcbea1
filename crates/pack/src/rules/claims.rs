//! Checks claims of how often something happens: they need a figure with a source.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::Complaints;
use super::spoken::Spoken;
use crate::content::{File, Lang};
use crate::declared::pattern;

/// Chinese words that say “in most cases”. 一般 and 常 are left alone: they speak of a procedure, or are parts
/// of others.
static MOST_ZH: LazyLock<Regex> =
    LazyLock::new(|| pattern("多半|大多|多数|大部分|绝大|通常|往往|几乎都|十有八九|的多是"));

/// English words that say so. “most” alone is left alone: it also makes superlatives.
static MOST_EN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)\b(?:mostly|usually|probably|typically|almost always|nearly all|in most cases|the majority of|",
        r"most (?:of|people|cases|numbers|operators|shops|cards))\b"
    ))
});

/// Pattern of a figure.
static FIGURE: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9]|[一二三四五六七八九两几]成"));

/// Complains of a claim that says “mostly” without a figure from a source.
pub(crate) fn check(file: &File, spoken: &Spoken<'_>, complaints: &mut Complaints) {
    let node = spoken.node;
    let has_source = !node.list("sources").is_empty();
    if spoken.artefact || !(has_source || node.is_true("own")) {
        return;
    }
    for (lang, line, text) in spoken.shown() {
        let most = if lang == Lang::En { &MOST_EN } else { &MOST_ZH };
        let Some(found) = most.find(&text) else { continue };
        if !(has_source && FIGURE.is_match(&text)) {
            let complaint = format!(
                "“{}” says how often, and no figure with a source stands behind it; write “may” or “sometimes” (可能, 有的), or the figure and its source",
                found.as_str()
            );
            complaints.insert(file.complaint(line, complaint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{FIGURE, MOST_EN, MOST_ZH};

    #[test]
    fn words_for_most_are_found_and_superlatives_are_not() {
        for text in ["充进来的多是赃款", "多半追不回来", "大多没有门店", "通常几分钟"]
        {
            assert!(MOST_ZH.is_match(text), "{text}");
        }
        for text in ["一般几分钟到账", "常有人这样说", "最多一年", "差不多", "多是非"]
        {
            assert!(!MOST_ZH.is_match(text), "{text}");
        }
        for text in ["mostly set up", "It is probably there", "Most people know", "usually at once"] {
            assert!(MOST_EN.is_match(text), "{text}");
        }
        for text in ["most easily", "at most five", "the most similar", "often"] {
            assert!(!MOST_EN.is_match(text), "{text}");
        }
    }

    #[test]
    fn figures_are_digits_or_tenths() {
        assert!(FIGURE.is_match("约占 88.4%") && FIGURE.is_match("八成"));
        assert!(!FIGURE.is_match("很多") && !FIGURE.is_match("成功"));
    }
}
