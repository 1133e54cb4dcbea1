//! Checks artefacts: none asks for a code that it shows, and only scams imitate a carrier's address.

use std::sync::LazyLock;

use regex_lite::Regex;

use topup_guard_core::address::Owner;
use topup_guard_core::pack::{Domains, OfficialDomain};

use super::Complaints;
use super::spoken::{self, Spoken};
use crate::content::{Content, File};
use crate::declared::pattern;
use crate::marks;
use crate::tree::Node;

/// Pattern of a request for a code that is shown with it.
static ASKS_FOR_SHOWN_CODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:回复|发给|发到|念给|报给|转发|提供|告诉|告知)[^，。！？]{0,8}(?:验证码|校验码)\s*[0-9]{4,8}",
        r"|(?:把|将)(?:验证码|校验码)\s*[0-9]{4,8}",
        r"|(?:验证码|校验码)\s*[0-9]{4,8}\s*(?:回复|发给|发到|念给|报给|转发|提供|告诉|告知)",
        r"|(?i)\b(?:reply|send|read|forward|give|tell)\b[^.,;!?]{0,40}\bcode [0-9]{4,8}"
    ))
});

/// Checks every item.
pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    // A host's numbers and carriers are its own.
    if content.base.is_some() {
        return;
    }
    let domains = domains(content);
    for file in content.folder("items") {
        let Some(artefact) = file.texts().get("artefact") else { continue };
        let is_scam = file.root.word("truth") == Some("scam");
        for spoken in spoken::all(artefact, &content.declared) {
            shown_code(file, &spoken, complaints);
            if !is_scam {
                addresses(file, &spoken, &domains, complaints);
            }
        }
    }
}

/// Complains of a text that asks for a code that it shows itself.
fn shown_code(file: &File, spoken: &Spoken<'_>, complaints: &mut Complaints) {
    for (_, line, text) in spoken.declared.langs.iter().filter_map(|&lang| {
        let (line, raw) = spoken.raw(lang)?;
        Some((lang, line, marks::read(raw, spoken.declared).0))
    }) {
        let text: String = text.iter().map(|run| run.text.as_str()).collect();
        if let Some(found) = ASKS_FOR_SHOWN_CODE.find(&text) {
            let complaint = format!(
                "“{}” asks for a code that the text itself shows, so nobody gains by it; leave the digits out",
                found.as_str()
            );
            complaints.insert(file.complaint(line, complaint));
        }
    }
}

/// Returns who owns which address, as Check reads it.
fn domains(content: &Content) -> Domains {
    let Some(file) = content.file("domains") else { return Domains::default() };
    let words = |node: &Node, key: &str| -> Vec<String> {
        node.list(key).iter().filter_map(Node::text).map(str::to_owned).collect()
    };
    let official = |node: &Node| OfficialDomain {
        domain: node.word("domain").unwrap_or_default().to_owned(),
        owner: String::new(),
        marks: words(node, "marks"),
    };
    Domains {
        official: file.root.list("official").iter().map(official).collect(),
        shorteners: words(&file.root, "shorteners"),
        suffixes: words(&file.root, "suffixes"),
    }
}

/// Complains of an address that imitates an official one.
fn addresses(file: &File, spoken: &Spoken<'_>, domains: &Domains, complaints: &mut Complaints) {
    for (line, raw) in spoken.declared.langs.iter().filter_map(|&lang| spoken.raw(lang)) {
        for address in marks::addresses(raw) {
            let host = address.split(['/', '?']).next().unwrap_or_default().to_ascii_lowercase();
            let Owner::Imitates(place) = domains.owner(&host) else { continue };
            let imitated = domains.official.get(place).map_or("", |official| official.domain.as_str());
            let complaint = format!(
                "“{address}” imitates {imitated}, which shows a scam; write an opaque address, or truth = \"scam\""
            );
            complaints.insert(file.complaint(line, complaint));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::ASKS_FOR_SHOWN_CODE;

    #[test]
    fn a_shown_code_that_is_asked_for_is_found() {
        for text in [
            "请把验证码 7315 回复给客服",
            "请回复验证码 7315",
            "验证码 7315 发给我",
            "Reply to customer service with code 7315",
        ] {
            assert!(ASKS_FOR_SHOWN_CODE.is_match(text), "{text}");
        }
        for text in [
            "您正在登录 App，验证码 7315，5 分钟内有效。请勿告诉任何人，客服也不会向您索要",
            "请把刚收到的登录验证码回复给客服",
            "You are signing in, code 7315, valid for 5 minutes. Tell nobody",
            "read me the code",
        ] {
            assert!(!ASKS_FOR_SHOWN_CODE.is_match(text), "{text}");
        }
    }
}
