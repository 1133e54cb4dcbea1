//! Checks artefacts: none asks for a code that it shows, and only scams imitate a carrier's address.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::Complaints;
use super::spoken::{self, Spoken};
use crate::content::{Content, File};
use crate::declared::{Declared, pattern};
use crate::marks;

/// Pattern of a request for a code that is shown with it.
static ASKS_FOR_SHOWN_CODE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?:回复|发给|发到|念给|报给|转发|提供|告诉|告知)[^，。！？]{0,8}(?:验证码|校验码)\s*[0-9]{4,8}",
        r"|(?:把|将)(?:验证码|校验码)\s*[0-9]{4,8}",
        r"|(?:验证码|校验码)\s*[0-9]{4,8}\s*(?:回复|发给|发到|念给|报给|转发|提供|告诉|告知)",
        r"|(?i)\b(?:reply|send|read|forward|give|tell)\b[^.,;!?]{0,40}\bcode [0-9]{4,8}"
    ))
});

/// Pattern of carriers' names and numbers in an address.
static CARRIER_NAME: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"(?i)[1l][0o]{2}(?:86|[1l][0o]|99|[0o]{2})|chinamobile|chinaunicom|unicom|chinatelecom|bestpay|broadnet",
    )
});

/// Checks every item.
pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    // A host's numbers and carriers are its own.
    if content.base.is_some() {
        return;
    }
    for file in content.folder("items") {
        let Some(artefact) = file.root.get("artefact") else { continue };
        let is_scam = file.root.word("truth") == Some("scam");
        for spoken in spoken::all(artefact, &content.declared) {
            shown_code(file, &spoken, complaints);
            if !is_scam {
                addresses(file, &spoken, &content.declared, complaints);
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

/// Complains of an address with a carrier's number or name in it that is not official.
fn addresses(file: &File, spoken: &Spoken<'_>, declared: &Declared, complaints: &mut Complaints) {
    for (line, raw) in declared.langs.iter().filter_map(|&lang| spoken.raw(lang)) {
        for address in marks::addresses(raw) {
            if CARRIER_NAME.is_match(address) && !declared.is_official(address) {
                let complaint = format!(
                    "“{address}” has a carrier’s name in it and is on no list of ours, which shows a scam; write an opaque address, or truth = \"scam\""
                );
                complaints.insert(file.complaint(line, complaint));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{ASKS_FOR_SHOWN_CODE, CARRIER_NAME};

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

    #[test]
    fn addresses_in_a_carriers_name_are_recognised() {
        for address in ["u-10010.example", "l0086.example", "jf-10086.example", "my-unicom.example"] {
            assert!(CARRIER_NAME.is_match(address), "{address}");
        }
        for address in ["t-a1.example", "lanxi.example", "pay-2100.example"] {
            assert!(!CARRIER_NAME.is_match(address), "{address}");
        }
    }
}
