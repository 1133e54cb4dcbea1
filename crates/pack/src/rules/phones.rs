//! Rule: only numbers that the content declares appear; every other number is masked.

use std::sync::LazyLock;

use regex_lite::Regex;

use super::Complaints;
use super::spoken::Spoken;
use crate::content::{Content, File};
use crate::declared::{Declared, pattern};
use crate::scripts::digit;
use crate::tree::Node;

/// Digits with the separators of phone numbers.
static GROUP: LazyLock<Regex> = LazyLock::new(|| pattern(r"\+?\(?[0-9]+(?:\)?[ -]?[0-9]+)*"));
static RUN: LazyLock<Regex> = LazyLock::new(|| pattern(r"[0-9]+"));
/// Mobile, landline, 400 and 800 numbers, and numbers abroad, in any context.
static WHOLE: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"^(?:(?:\+|00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}$|^\(?0[1-9][0-9]{1,2}\)?[ -]?[2-9][0-9]{6,7}$|",
        r"^[48]00[ -]?(?:[0-9]{3}[ -]?[0-9]{4}|[0-9]{4}[ -]?[0-9]{3})$|^(?:\+|00)[1-9][0-9 -]{6,}$"
    ))
});
/// Service numbers, SMS ports (1064 begins an IoT card instead), and local numbers of a city.
static SHORT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:1[012]|9[56])[0-9]{3,10}$|^106[0-35-9][0-9]{9,16}$|^[2-8][0-9]{6,7}$"));
static DATE: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])$"));
/// Words after digits that show them to be an amount, or the beginning of other numbers.
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)^\s*(?:多?[元块]|角|分|次|人(?:[^工]|$)|名|个|条|户|万|亿|年|月|天|张|%|％|兆|积分|开头|号段|小时|",
        r"(?:yuan|cny|rmb|points|people|persons|victims|cases|times|gb|mb|[gm]|messages|cards|complaints|dollars|prefix)\b)"
    ))
});
/// Words before digits that show them to be an amount, a code, or the beginning of other numbers.
static LABEL: LazyLock<Regex> = LazyLock::new(|| {
    pattern(concat!(
        r"(?i)(?:[0-9][,.]|[¥￥$]\s*|\b(?:cny|rmb|usd)\s*|(?:验证码|校验码|取件码|单号?|编号|流水号?|尾号|序号|ICCID|",
        r"\bcode|\border|\b(?:order|card|ticket|tracking|reference) (?:number|no\.)|\bref|",
        r"\b(?:start|begin)(?:s|ing|ning)? with)\s*(?:是|为|is|[:：])?\s*)$"
    ))
});
/// Masked caller that is not marked as one.
static MASKED: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"(?:\+[0-9 ]*|\b0?1[3-9][0-9] ?|\b00[0-9 ]*)\*{3,}"));

pub(crate) fn check(file: &File, spoken: &Spoken<'_>, complaints: &mut Complaints) {
    for (_, line, text) in spoken.shown() {
        for number in numbers(&text, spoken.declared) {
            let instead = if spoken.artefact { "write a caller as {#138****0000}" } else { "take it out" };
            let known = [&spoken.declared.callable[..], &spoken.declared.named].concat().join(" ");
            let text = format!(
                "“{number}” looks like a phone number; only these may be written: {known}; {instead}"
            );
            complaints.insert(file.complaint(line, text));
        }
        if spoken.artefact
            && text.contains("***")
            && let Some(found) = MASKED.find(&text.chars().map(narrow).collect::<String>())
        {
            let text =
                format!("the caller “{}” stands outside a mark; write {{#138****0000}}", found.as_str());
            complaints.insert(file.complaint(line, text));
        }
    }
}

/// Checks that every number offered to call is one that may be, and that those of the branches are among
/// them.
pub(crate) fn callable(content: &Content, complaints: &mut Complaints) {
    let Some(file) = content.file("help") else { return };
    for number in file.root.list("contacts").iter().filter_map(|contact| contact.get("number")) {
        let callable = &content.declared.callable;
        if !number.text().is_some_and(|text| callable.iter().any(|known| known == text)) {
            let text = format!(
                "this number may not be offered to call; write one of \"{}\"",
                callable.join("\", \"")
            );
            complaints.insert(file.complaint(number.line, text));
        }
    }
    for contact in file.root.list("contacts") {
        let dialled = contact.word("number").unwrap_or_default();
        let shown = contact.get("shown").map_or(&[][..], Node::entries);
        for text in shown.iter().filter(|(_, node)| !node.text().is_some_and(|text| writes(text, dialled))) {
            let complaint =
                "this is not how the number is written; write its digits, with blanks or hyphens between";
            complaints.insert(file.complaint(text.1.line, complaint));
        }
    }
    let contacts: Vec<_> =
        file.root.list("contacts").iter().filter_map(|contact| contact.word("number")).collect();
    for number in file.root.list("branches").iter().flat_map(|branch| branch.list("numbers")) {
        if !number.text().is_some_and(|text| contacts.contains(&text)) {
            let text =
                format!("this is no number of the contacts; write one of \"{}\"", contacts.join("\", \""));
            complaints.insert(file.complaint(number.line, text));
        }
    }
}

/// Returns whether a text has the digits of a number, in any script, and nothing else but signs between them.
fn writes(text: &str, number: &str) -> bool {
    let narrow: String = text.chars().map(narrow).collect();
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    narrow.chars().all(|c| c.is_ascii_digit() || " +-().".contains(c)) && digits(&narrow) == digits(number)
}

/// Returns whether the text after digits shows them to be an amount.
pub(crate) fn is_amount(after: &str) -> bool {
    AMOUNT.is_match(after)
}

/// Fewest digits of what any pattern here takes for a phone number.
const FEWEST: usize = 5;
/// Fewest digits that count as a phone number of another country if no word shows them to be something else.
const ABROAD: usize = 7;

/// Returns what looks like a phone number in a text and may not be named.
fn numbers(text: &str, declared: &Declared) -> Vec<String> {
    // Most texts have no digit, and patterns are slow.
    if !text.contains(|c: char| digit(c).is_some()) {
        return Vec::new();
    }
    let text: String = text.chars().map(narrow).collect();
    let mut found = Vec::new();
    let explained = |start: usize, end: usize| {
        is_amount(text.get(end..).unwrap_or_default())
            || LABEL.is_match(text.get(..start).unwrap_or_default())
    };
    for group in GROUP.find_iter(&text) {
        let digits = group.as_str().bytes().filter(u8::is_ascii_digit).count();
        if digits < FEWEST || declared.has_number(group.as_str()) {
            continue;
        }
        let is_long = !declared.is_mainland()
            && digits >= ABROAD
            && !DATE.is_match(&group.as_str().replace(['-', ' '], ""))
            && !explained(group.start(), group.end());
        if WHOLE.is_match(group.as_str()) || is_long {
            found.push(group.as_str().to_owned());
            continue;
        }
        for run in RUN.find_iter(group.as_str()) {
            let number = run.as_str();
            let start = group.start() + run.start();
            let is_short = SHORT.is_match(number) && !DATE.is_match(number) && !number.starts_with("8986");
            let is_short = is_short && declared.is_mainland() && !explained(start, start + number.len());
            if !declared.has_number(number) && (WHOLE.is_match(number) || is_short) {
                found.push(number.to_owned());
            }
        }
    }
    found
}

/// Returns the ASCII form of a digit of any script; other characters stay.
pub(crate) fn narrow(letter: char) -> char {
    digit(letter).and_then(|value| char::from_digit(value, 10)).unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use super::MASKED;
    use crate::content::Lang;
    use crate::declared::Declared;

    fn numbers(text: &str) -> Vec<String> {
        super::numbers(text, &Declared::ours())
    }

    #[test]
    fn numbers_of_another_country_are_found_by_their_length() {
        let theirs =
            Declared::new("SG".into(), vec![Lang::En], vec!["1799".into(), "+6561234567".into()], Vec::new());
        let found = |text| super::numbers(text, &theirs);
        for text in ["call 9123 4567", "dial 1800-123-4567", "+44 20 7946 0018"] {
            assert_eq!(found(text).len(), 1, "{text}");
        }
        for text in
            ["call 1799", "+65 6123 4567", "since 2026-11-22", "1234567 people", "order 1234567890", "10 SGD"]
        {
            assert_eq!(found(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn numbers_one_could_call_are_found() {
        for (text, number) in [
            ("打 13800138000 找我", "13800138000"),
            ("138 0013-8000", "138 0013-8000"),
            ("１３８００１３８０００", "13800138000"),
            ("+86 13800138000", "+86 13800138000"),
            ("电话010-83621234。", "010-83621234"),
            ("call 400-820-8820 now", "400-820-8820"),
            ("+44 20 7946 0018", "+44 20 7946 0018"),
            ("0044207946001", "0044207946001"),
            ("打 95188 问", "95188"),
            ("发到1069012345678", "1069012345678"),
            ("拨打 12300", "12300"),
            ("83621234 找老王", "83621234"),
            ("10086 10010 11888", "11888"),
            ("订单 13800138000", "13800138000"),
            ("客服号码 95188", "95188"),
            ("95188 人工服务", "95188"),
            ("Call it now. 95188", "95188"),
        ] {
            assert_eq!(numbers(text), [number], "{text}");
        }
    }

    #[test]
    fn other_numbers_are_left_alone() {
        for text in [
            "打 10086、10010、10000 或 10099；10699000 只回短信",
            "2025-08-01 起，20250801",
            "9,860 分，131580 分，2375 分，10800 分",
            "罚款 12000 元、CNY 1234567、￥10000000",
            "1064633113571 这样的 13 位",
            "898600 开头的 20 位 ICCID：89860012345678901234",
            "号段 162、165、167、170、171；1349、17400-17405",
            "10646 开头，13 位",
            "starts with 10646",
            "8:30-18:00，2015-2025 年",
            "验证码 482913，编号 95001234",
            "20,000+ victims, CNY 11 m, 1234567 people",
            "010 区号加 96110",
            "5-7 个工作日，100-5000 元",
        ] {
            assert_eq!(numbers(text), Vec::<String>::new(), "{text}");
        }
    }

    #[test]
    fn masked_callers_are_told_from_other_stars() {
        assert!(["138****0000", "+44 20 ****", "来电：0086 ****"].iter().all(|text| MASKED.is_match(text)));
        assert!(!["6222 **** **** 1234", "张**", "密码 ****"].iter().any(|text| MASKED.is_match(text)));
    }
}
