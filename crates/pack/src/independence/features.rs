//! What is incidental in an artefact, as values that can be counted.

use std::sync::LazyLock;

use regex_lite::Regex;
use topup_guard_core::pack::{Cost, Item, Known, Run};

use crate::declared::pattern;

/// Names of the incidentals, in the order of [`incidentals`].
pub(crate) const INCIDENTALS: [&str; 12] = [
    "brand",
    "form of the sender",
    "address shown, and its length",
    "brand’s name in the address",
    "the person has checked already",
    "deadline",
    "band of the amount",
    "tone",
    "band of length",
    "channel group",
    "place",
    "number of safe actions",
];

/// Names of firms, and numbers of carriers, as artefacts show them.
static BRAND: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i)中国移动|中国联通|中国电信|中国广电|蓝溪|云川|远桥|微信|支付宝|银行|mobile|unicom|telecom|broadnet|lanxi|yunchuan|yuanqiao|wechat|alipay|bank",
    )
});
static NAME_IN_ADDRESS: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?i)10086|10010|189|10099|12321|lanxi|yunchuan|yuanqiao"));
static SENDERS: LazyLock<[(&str, Regex); 7]> = LazyLock::new(|| {
    [
        ("abroad", pattern(r"^00")),
        ("mobile", pattern(r"^1[3-9][0-9]\*")),
        ("1069", pattern("^106")),
        ("landline", pattern(r"^0[1-9]|^[2-9][0-9]{2}\*|^400")),
        (
            "public number",
            pattern(
                "^(?:100|123|12381|1231|96110|110|1008|10001)[0-9]*$|^(?:100[0-9]{2}|10[0-9]{6}|123[0-9]{2})",
            ),
        ),
        ("bank", pattern("^95")),
        ("page", pattern(r"·|App|app|\[\.\]")),
    ]
});
static TODAY: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        "(?i)今日|今天|今晚|小时内|小时后|分钟内|马上|立即|today|tonight|within [0-9]+ hours|in two hours|at once|midnight",
    )
});
static LATER: LazyLock<Regex> = LazyLock::new(|| {
    pattern("(?i)截止|到期|尽快|月底|周日|年底|日内|before|by |until|soon|ends|expire|within")
});
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| pattern(r"¥([0-9,]+)|([0-9,]+)(?:\.[0-9]+)? ?元"));
static POLITE: LazyLock<Regex> =
    LazyLock::new(|| pattern("(?i)您好|请|谢谢|感谢|抱歉|尊敬|hello|please|thank|sorry|dear"));

/// Returns the value of every incidental.
pub(crate) fn incidentals(item: &Item) -> Vec<String> {
    let (from, text) = (said(&item.artefact.from), artefact(item));
    let addresses = addresses(item);
    let band =
        |value: usize, bounds: [usize; 2]| bounds.iter().filter(|bound| value > **bound).count().to_string();
    let amount = AMOUNT.captures(&text).and_then(|found| found.get(1).or(found.get(2)));
    let amount = amount.and_then(|found| found.as_str().replace(',', "").parse::<usize>().ok());
    let address = addresses.first().map(|address| address.chars().count());
    let is_hurried = if TODAY.is_match(&text) {
        "today"
    } else if LATER.is_match(&text) {
        "later"
    } else {
        "none"
    };
    let safe = item.actions.iter().filter(|action| action.risk == Cost::None);
    vec![
        BRAND.find(&text).map_or_else(|| "none".to_owned(), |found| found.as_str().to_lowercase()),
        sender(&from).to_owned(),
        address.map_or_else(|| "none".to_owned(), |length| band(length, [12, 20])),
        addresses.iter().any(|address| NAME_IN_ADDRESS.is_match(address)).to_string(),
        (item.known != Known::Unchecked).to_string(),
        is_hurried.to_owned(),
        amount.map_or_else(|| "none".to_owned(), |amount| band(amount, [49, 500])),
        format!("{} {}", text.contains(['!', '！']), POLITE.is_match(&text)),
        band(text.chars().count(), if is_english(&text) { [200, 280] } else { [75, 105] }),
        item.group.clone(),
        format!("{:?}", item.artefact.kind),
        safe.count().to_string(),
    ]
}

/// Returns how one part of an item is written out for a classifier.
pub(super) fn part(name: &str) -> fn(&Item) -> String {
    match name {
        "context" => |item| item.context.clone(),
        "sender and brand" => |item| {
            let brand = BRAND.find(&artefact(item)).map(|found| found.as_str().to_owned());
            format!("{} {}", said(&item.artefact.from), brand.unwrap_or_default())
        },
        "addresses" => |item| addresses(item).join(" "),
        _ => style,
    }
}

/// Returns measures of style, each as a pair of characters of its own.
fn style(item: &Item) -> String {
    let text = artefact(item);
    let length = text.chars().count().max(1);
    let share = |is: fn(char) -> bool| text.chars().filter(|c| is(*c)).count() * 100 / length;
    let marks = |c: char| !c.is_alphanumeric() && !c.is_whitespace();
    let letters = ["ab", "cd", "ef", "gh", "ij", "kl", "mn"];
    let found = [
        length > if is_english(&text) { 240 } else { 90 },
        share(char::is_numeric) > 5,
        share(marks) > 13,
        text.contains(['!', '！']),
        text.contains("***"),
        text.contains("[.]"),
        POLITE.is_match(&text),
    ];
    let shown = letters
        .iter()
        .zip(found)
        .map(|(pair, there)| if there { pair.to_uppercase() } else { (*pair).to_owned() });
    // The classifier folds case.
    shown
        .map(
            |pair| {
                if pair.starts_with(char::is_uppercase) { format!("{pair}1 ") } else { format!("{pair}0 ") }
            },
        )
        .collect()
}

/// Returns whether most of a text is in Latin letters.
fn is_english(text: &str) -> bool {
    text.chars().filter(char::is_ascii).count() * 2 > text.chars().count()
}

/// Returns the form of a sender.
fn sender(from: &str) -> &'static str {
    SENDERS.iter().find(|(_, form)| form.is_match(from)).map_or("name", |(name, _)| name)
}

fn said(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Returns the whole artefact as text.
fn artefact(item: &Item) -> String {
    let lines = item.artefact.lines.iter().map(|line| said(&line.runs));
    [said(&item.artefact.from)].into_iter().chain(lines).collect::<Vec<_>>().join(" ")
}

/// Returns the addresses in an artefact.
fn addresses(item: &Item) -> Vec<String> {
    let lines = item.artefact.lines.iter().flat_map(|line| &line.runs);
    let runs = item.artefact.from.iter().chain(lines).filter(|run| run.inert && run.text.contains("[.]"));
    runs.map(|run| run.text.replace("[.]", ".")).collect()
}
