//! Rule: no text has an address that can be opened, or a contact of a messenger.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::spoken::Spoken;
use super::{Complaints, phones};
use crate::content::File;
use crate::declared::{Declared, pattern};

static LINK: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?i)\b[a-z][a-z0-9+.-]*://|\bwww\."));

/// Pattern of a messenger's name and a word that could be an id.
static HANDLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:微信|[威薇V]信|\bv[xX]|\bwx|QQ|\bTelegram|\bTG|\bWhatsApp|\bWeChat|\bSkype)",
        r"(?:\s*(?:公众)?(?:号码?|群号?|id|number|no\.?|account|group))?\s*(?:是|为|is)?\s*[:：]?\s*",
        r"([a-z0-9_-]{5,})"
    ))
});

/// Words that are only followed by an id.
static NAMED_HANDLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:微信号|[威薇V]信号?|电报号?|飞机号|\bvx|QQ号|QQ群|Telegram (?:id|group)|WhatsApp (?:id|group)|WeChat id|QQ number)",
        r"\s*(?:是|为|is)?\s*[:：]\s*[a-z0-9_-]{4,}"
    ))
});

static AT: LazyLock<Regex> = LazyLock::new(|| pattern(r"@[A-Za-z0-9_]{3,}"));

pub(crate) fn check(file: &File, spoken: &Spoken<'_>, complaints: &mut Complaints) {
    for (_, line, text) in spoken.shown() {
        let mut complain = |text: String| _ = complaints.insert(file.complaint(line, text));
        let instead = if spoken.artefact {
            "write it as {@name.example}"
        } else {
            "take it out, or name an official one without http:// and www."
        };
        if let Some(link) = may_open(&text).then(|| LINK.find(&text)).flatten().map(|found| found.as_str()) {
            complain(format!("“{link}” makes an address that opens; {instead}"));
        }
        for domain in spoken.declared.addresses(&text) {
            if spoken.artefact {
                complain(format!("the address “{domain}” stands outside a mark; write {{@{domain}}}"));
            } else if !spoken.declared.is_official(domain) {
                complain(format!("“{domain}” is not an official address; {instead}"));
            }
        }
        if let Some(handle) = handle(&text, spoken.declared) {
            complain(format!("“{handle}” looks like somebody’s messenger or e-mail contact; take it out"));
        }
    }
}

/// Returns whether a text has a scheme's signs, or `w.`, which few texts have; the pattern is slow.
fn may_open(text: &str) -> bool {
    text.contains("://") || text.contains("w.") || text.contains("W.")
}

/// Finds a pattern that needs one of these characters. Most texts have none of them, and patterns are slow.
fn found<'t>(pattern: &Regex, text: &'t str, signs: &[char]) -> Option<&'t str> {
    if !text.contains(signs) {
        return None;
    }
    pattern.find(text).map(|found| found.as_str())
}

/// Finds the first contact of a messenger, or e-mail address, in a text.
fn handle<'t>(text: &'t str, declared: &Declared) -> Option<&'t str> {
    let named = found(&AT, text, &['@']).or_else(|| found(&NAMED_HANDLE, text, &[':', '：']));
    named.or_else(|| {
        // See `is_contact`.
        if !text.contains(|letter: char| letter == '_' || letter.is_ascii_digit()) {
            return None;
        }
        HANDLE.captures_iter(text).find_map(|found| {
            let (all, id) = (found.get(0)?, found.get(1)?);
            let after = text.get(all.end()..).unwrap_or_default();
            is_contact(id.as_str(), after, declared).then_some(all.as_str())
        })
    })
}

/// Returns whether a word after a messenger's name is an id: no plain word, official number, date or amount.
fn is_contact(id: &str, after: &str, declared: &Declared) -> bool {
    let is_number = id.chars().all(|letter| letter.is_ascii_digit());
    let is_word = !id.contains('_') && !id.contains(|letter: char| letter.is_ascii_digit());
    let is_date = id.starts_with("20") && id.get(4..5) == Some("-");
    !(is_word || is_date || is_number && (declared.has_number(id) || phones::is_amount(after)))
}

#[cfg(test)]
mod tests {
    use super::{Declared, LINK};

    fn handle(text: &str) -> Option<&str> {
        super::handle(text, &Declared::ours())
    }

    #[test]
    fn addresses_that_open_are_found() {
        for text in ["看 https://a", "看www.a", "HTTP://x", "weixin://dl"] {
            assert!(LINK.is_match(text), "{text}");
        }
    }

    #[test]
    fn contacts_are_found_and_messengers_may_be_named() {
        for text in [
            "加微信：abc_123",
            "微信号 kefu8888",
            "VX:seller88",
            "QQ 12345678",
            "QQ群：987654",
            "Telegram @sim_shop",
            "WeChat ID: seller",
            "WeChat abc123",
            "mail a@b12.com",
        ] {
            assert!(handle(text).is_some(), "{text}");
        }
        for text in [
            "微信或支付宝",
            "只留微信号、QQ 号的卖家",
            "微信：我 → 服务",
            "WeChat: choose Services",
            "WeChat or Alipay account",
            "QQ account groups",
            "a Telegram group",
            "微信 95017",
            "微信 2025-11-20 公告",
            "微信 20000 元",
            "飞机 MU5101 取消",
            "a line of 12345",
        ] {
            assert_eq!(handle(text), None, "{text}");
        }
    }
}
