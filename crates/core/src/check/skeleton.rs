//! Skeleton of a text, in which patterns are looked for: letters, digits, and symbols for what else is found.

use std::ops::Range;

use super::fold::Folded;
use crate::address::{self, Address, Owner};
use crate::letters::is_word;
use crate::number::{is_service, reads_as_service};
use crate::pack::Domains;

/// Ends a sentence.
pub(crate) const END: char = '\n';

/// Symbols that stand for something found in a text. Characters for private use in the text itself are never
/// read as these.
pub(crate) mod token {
    pub(crate) const ADDRESS: char = '\u{e000}';
    pub(crate) const OPAQUE: char = '\u{e001}';
    pub(crate) const SHORTENER: char = '\u{e002}';
    pub(crate) const IMITATION: char = '\u{e003}';
    pub(crate) const OFFICIAL: char = '\u{e004}';
    pub(crate) const APP: char = '\u{e005}';
    pub(crate) const MAIL: char = '\u{e006}';
    pub(crate) const PHONE: char = '\u{e007}';
    pub(crate) const HOTLINE: char = '\u{e008}';
    pub(crate) const ABROAD: char = '\u{e009}';
    pub(crate) const MONEY: char = '\u{e00a}';
    pub(crate) const NUMBER: char = '\u{e00b}';
    pub(crate) const LETTERED: char = '\u{e00c}';
    pub(crate) const HIDDEN: char = '\u{e00d}';
    pub(crate) const DIALLED: char = '\u{e00e}';
    pub(crate) const CARD: char = '\u{e00f}';
    pub(crate) const BARE: char = '\u{e010}';
}

/// Names that patterns have for these symbols, and which symbols each stands for.
pub const TOKENS: &[(&str, &[char])] = &[
    ("address", &[token::ADDRESS, token::OPAQUE, token::SHORTENER, token::IMITATION, token::APP]),
    ("opaque", &[token::OPAQUE]),
    ("shortener", &[token::SHORTENER]),
    ("imitation", &[token::IMITATION]),
    ("official", &[token::OFFICIAL]),
    ("app-file", &[token::APP]),
    ("mail", &[token::MAIL]),
    ("phone", &[token::PHONE, token::ABROAD]),
    ("hotline", &[token::HOTLINE]),
    ("abroad", &[token::ABROAD]),
    ("money", &[token::MONEY]),
    ("number", &[token::NUMBER]),
    ("lettered", &[token::LETTERED]),
    ("hidden", &[token::HIDDEN]),
    ("dialled", &[token::DIALLED]),
    ("card", &[token::CARD]),
    ("bare", &[token::BARE]),
];

/// What was found in a text beside words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Entity {
    /// A web address.
    Address {
        /// The host in small letters.
        host: String,
        /// The part of it that somebody registered.
        registered: String,
        /// Whose it is.
        owner: Owner,
        /// It leads to an Android app.
        app: bool,
    },
    /// An e-mail address.
    Mail,
    /// A number that somebody can be called at: a mobile, a fixed line, or one abroad.
    Phone,
    /// A number that begins with 400 or 800, which anybody can rent.
    Hotline,
    /// A service number that is known here, such as 10086.
    Service,
    /// A service number written with letters, such as `l0086`.
    Lettered,
    /// An amount of money.
    Money,
    /// A code with stars and hashes that changes how a phone works when it is dialled, such as `**21*…#`.
    Dialled,
    /// As many digits as a bank card has.
    Card,
    /// Other digits, five at least.
    Number,
}

/// Something found in a text beside words, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Its bytes in the text given.
    pub span: Range<usize>,
    /// What it is.
    pub entity: Entity,
}

/// A symbol of the skeleton, and the bytes that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bone {
    pub(crate) c: char,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A text as patterns see it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Skeleton {
    pub(crate) bones: Vec<Bone>,
    pub(crate) found: Vec<Found>,
}

impl Skeleton {
    /// Returns where an address stands that is almost all there is.
    pub(crate) fn bare(&self) -> Option<usize> {
        let [first, last] = ['\u{e000}', '\u{f8ff}'];
        let letters = self.bones.iter().filter(|bone| is_word(bone.c)).count();
        let foreign = [token::ADDRESS, token::OPAQUE, token::SHORTENER, token::IMITATION, token::APP];
        let others =
            self.bones.iter().filter(|bone| (first..=last).contains(&bone.c) && !foreign.contains(&bone.c));
        let place = self.bones.iter().position(|bone| foreign.contains(&bone.c));
        place.filter(|_| letters <= 6 && others.count() == 0)
    }

    /// Returns the skeleton of a folded text.
    pub(crate) fn new(folded: &Folded, domains: &Domains) -> Self {
        let chars: Vec<char> = folded.letters.iter().map(|letter| letter.c).collect();
        let addresses = address::find(&chars);
        let mut builder = Builder { folded, skeleton: Self::default(), blank: false };
        let mut addresses = addresses.iter().peekable();
        let mut at = 0;
        while at < chars.len() {
            if let Some(address) = addresses.next_if(|address| address.place.0 == at) {
                builder.address(address, domains);
                at = address.place.1;
                continue;
            }
            let limit = addresses.peek().map_or(chars.len(), |address| address.place.0);
            let begins = at == 0 || !chars.get(at - 1).is_some_and(char::is_ascii_alphanumeric);
            let rest = chars.get(at..limit).unwrap_or_default();
            if let Some((entity, length)) = begins.then(|| number(rest)).flatten() {
                builder.number(entity, at, at + length);
                at += length;
                continue;
            }
            builder.letter(&chars, at);
            at += 1;
        }
        builder.skeleton.bones = joined(&builder.skeleton.bones);
        builder.skeleton
    }
}

/// Puts a skeleton together.
struct Builder<'f> {
    folded: &'f Folded,
    skeleton: Skeleton,
    /// Something that is neither letter nor digit was passed over.
    blank: bool,
}

impl Builder<'_> {
    fn span(&self, from: usize, to: usize) -> Range<usize> {
        let letters = self.folded.letters.get(from..to).unwrap_or_default();
        let start = letters.first().map_or(0, |letter| letter.start);
        start..letters.last().map_or(start, |letter| letter.end)
    }

    fn token(&mut self, c: char, span: &Range<usize>) {
        self.blank = false;
        self.skeleton.bones.push(Bone { c, start: span.start, end: span.end });
    }

    fn address(&mut self, address: &Address, domains: &Domains) {
        let span = self.span(address.place.0, address.place.1);
        if address.mail {
            self.token(token::MAIL, &span);
            return self.skeleton.found.push(Found { span, entity: Entity::Mail });
        }
        let owner = domains.owner(&address.host);
        let sign = match owner {
            Owner::Official(_) => token::OFFICIAL,
            Owner::Imitates(_) => token::IMITATION,
            _ if address.app => token::APP,
            Owner::Shortener => token::SHORTENER,
            Owner::Opaque => token::OPAQUE,
            Owner::Unknown => token::ADDRESS,
        };
        self.token(sign, &span);
        let registered = domains.registered(&address.host).to_owned();
        let entity = Entity::Address { host: address.host.clone(), registered, owner, app: address.app };
        self.skeleton.found.push(Found { span, entity });
    }

    fn number(&mut self, entity: Entity, from: usize, to: usize) {
        let span = self.span(from, to);
        let sign = match entity {
            Entity::Phone => {
                let first = self.folded.letters.get(from).map(|letter| letter.c);
                let text: String = self
                    .folded
                    .letters
                    .get(from..to)
                    .unwrap_or_default()
                    .iter()
                    .map(|letter| letter.c)
                    .collect();
                let home = text.starts_with("+86") || text.starts_with("0086");
                if !home && (first == Some('+') || text.starts_with("00")) {
                    token::ABROAD
                } else {
                    token::PHONE
                }
            }
            Entity::Hotline => token::HOTLINE,
            Entity::Money => token::MONEY,
            Entity::Lettered => token::LETTERED,
            Entity::Dialled => token::DIALLED,
            Entity::Card => token::CARD,
            Entity::Service => {
                // Patterns name it by its digits.
                let digits = self.folded.letters.get(from..to).unwrap_or_default().to_vec();
                self.part();
                for letter in digits {
                    self.skeleton.bones.push(Bone { c: letter.c, start: letter.start, end: letter.end });
                }
                return self.skeleton.found.push(Found { span, entity });
            }
            _ => token::NUMBER,
        };
        self.token(sign, &span);
        self.skeleton.found.push(Found { span, entity });
    }

    /// Adds a blank between two Latin words or figures.
    fn part(&mut self) {
        let blank = std::mem::take(&mut self.blank);
        if let Some(last) =
            self.skeleton.bones.last().copied().filter(|last| blank && last.c.is_ascii_alphanumeric())
        {
            self.skeleton.bones.push(Bone { c: ' ', start: last.end, end: last.end });
        }
    }

    fn letter(&mut self, chars: &[char], at: usize) {
        let Some(letter) = self.folded.letters.get(at) else { return };
        let bone = Bone { c: letter.c, start: letter.start, end: letter.end };
        let next = chars.get(at + 1).copied().unwrap_or(END);
        let ends = match letter.c {
            '。' | '！' | '？' | '!' | '?' | '\n' | '\r' | '\u{2028}' | '\u{2029}' => true,
            '.' => next.is_whitespace(),
            _ => false,
        };
        if ends {
            self.blank = false;
            if self.skeleton.bones.last().is_some_and(|last| last.c != END) {
                self.skeleton.bones.push(Bone { c: END, ..bone });
            }
        } else if letter.c.is_ascii_alphanumeric() {
            self.part();
            self.skeleton.bones.push(bone);
        } else if letter.c == '\'' && next.is_ascii_alphabetic() {
            // As in `don't`.
        } else if is_word(letter.c) {
            self.blank = false;
            self.skeleton.bones.push(bone);
        } else {
            self.blank = true;
        }
    }
}

/// Joins letters that were pulled apart, such as `v e r i f y`: four at least, with one blank between each
/// two.
fn joined(bones: &[Bone]) -> Vec<Bone> {
    let is = |place: usize, wanted: fn(&char) -> bool| bones.get(place).is_some_and(|bone| wanted(&bone.c));
    let single = |place: usize| {
        is(place, char::is_ascii_alphanumeric)
            && !is(place + 1, char::is_ascii_alphanumeric)
            && (place == 0 || !is(place - 1, char::is_ascii_alphanumeric))
    };
    let mut joined = Vec::with_capacity(bones.len());
    let mut at = 0;
    while at < bones.len() {
        let mut end = at;
        while single(at) && is(end + 1, |c| *c == ' ') && single(end + 2) {
            end += 2;
        }
        let apart = end >= at + 6;
        joined.extend(bones.iter().take(end + 1).skip(at).filter(|bone| !apart || bone.c != ' '));
        at = end + 1;
    }
    joined
}

/// Returns what a number that begins here is, and how many characters it takes; none where no number begins.
fn number(text: &[char]) -> Option<(Entity, usize)> {
    let at = |place: usize| text.get(place).copied().unwrap_or(END);
    let first = at(0);
    if matches!(first, '¥' | '￥' | '$' | '€' | '£') {
        let skip = 1 + usize::from(at(1) == ' ');
        let (length, _) = figure(text, skip);
        return (length > 0).then(|| (Entity::Money, skip + length + unit(text, skip + length).unwrap_or(0)));
    }
    if matches!(
        first,
        '一' | '二' | '两' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十' | '百' | '千' | '几'
    ) {
        let length =
            text.iter().take(8).take_while(|c| "一二两三四五六七八九十百千万几零".contains(**c)).count();
        let last = at(length - 1);
        let money = matches!(at(length), '元' | '块')
            || (last == '万' && length > 1 && is_money_behind(text, length));
        return money.then(|| (Entity::Money, length + usize::from(matches!(at(length), '元' | '块'))));
    }
    if let Some(length) = dialled(text) {
        return Some((Entity::Dialled, length));
    }
    if let Some(length) = card(text) {
        return Some((Entity::Card, length));
    }
    if let Some(length) = phone(text) {
        return Some((Entity::Phone, length));
    }
    if first.is_ascii_alphabetic() || first == '|' {
        return lettered(text);
    }
    if !first.is_ascii_digit() {
        return None;
    }
    let (length, digits) = figure(text, 0);
    if let Some(unit) = unit(text, length) {
        return Some((Entity::Money, length + unit));
    }
    if let Some(hotline) = hotline(text) {
        return Some((Entity::Hotline, hotline));
    }
    if at(length).is_ascii_alphabetic() {
        return lettered(text);
    }
    if digits != length || digits < 5 {
        return None;
    }
    let number: String = text.iter().take(digits).collect();
    let short =
        digits == 5 && (number.starts_with("95") || number.starts_with("12") || number.starts_with("100"));
    Some((if is_service(&number) || short { Entity::Service } else { Entity::Number }, digits))
}

/// Returns how many characters a figure takes that begins here, with its decimals and thousands, and how many
/// digits it has in front of these.
fn figure(text: &[char], from: usize) -> (usize, usize) {
    let digit = |place: usize| text.get(place).is_some_and(char::is_ascii_digit);
    let mut at = from;
    while digit(at) {
        at += 1;
    }
    let digits = at - from;
    while digits > 0 && matches!(text.get(at), Some('.' | ',')) && digit(at + 1) {
        at += 1;
        while digit(at) {
            at += 1;
        }
    }
    (at - from, digits)
}

/// Returns how many characters a unit of money takes that stands here.
fn unit(text: &[char], from: usize) -> Option<usize> {
    let blank = usize::from(text.get(from) == Some(&' '));
    let at = |place: usize| text.get(from + blank + place).copied().unwrap_or(END);
    let length = match at(0) {
        '元' | '块' | '圆' => 1,
        '万' | '亿' | '千' if matches!(at(1), '元' | '块') => 2,
        '万' if is_money_behind(text, from + blank + 1) => 1,
        '美' | '港' if matches!(at(1), '元' | '金' | '币' | '刀') => 2,
        _ => ["yuan", "rmb", "cny", "usd", "dollars", "dollar"]
            .iter()
            .find(|word| {
                word.chars().enumerate().all(|(n, c)| at(n) == c) && !at(word.len()).is_ascii_alphanumeric()
            })?
            .len(),
    };
    Some(blank + length)
}

/// Returns whether ten thousands are of money, as what stands behind them says.
fn is_money_behind(text: &[char], at: usize) -> bool {
    let next: String = text.iter().skip(at).take(2).collect();
    ["额度", "现金", "贷款", "以上", "以内", "左右", "奖金", "赔偿", "补贴", "红包"].contains(&next.as_str())
}

/// Returns how many characters a telephone number takes that begins here: a mobile, a fixed line, one abroad,
/// or one with stars.
fn phone(text: &[char]) -> Option<usize> {
    let at = |place: usize| text.get(place).copied().unwrap_or(END);
    let first = at(0);
    if first != '+' && first != '(' && !first.is_ascii_digit() {
        return None;
    }
    // Digits with what may stand between them.
    let mut digits = String::new();
    let mut ends = Vec::new();
    let mut stars = 0;
    let mut place = usize::from(first == '+' || first == '(');
    while digits.len() + stars < 16 {
        let c = at(place);
        if c.is_ascii_digit() {
            digits.push(c);
        } else if matches!(c, '*' | '×') && digits.len() >= 3 {
            stars += 1;
            digits.push('*');
        } else if matches!(c, ' ' | '-' | ')' | '(') && at(place + 1).is_ascii_digit() && !digits.is_empty() {
            place += 1;
            continue;
        } else {
            break;
        }
        place += 1;
        ends.push(place);
    }
    let end = |count: usize| {
        let end = ends.get(count.checked_sub(1)?).copied()?;
        (!at(end).is_ascii_digit() && !at(end).is_ascii_alphabetic()).then_some(end)
    };
    if first == '+' && !digits.starts_with("86") {
        return (digits.len() >= 8).then(|| end(digits.len())).flatten();
    }
    let code =
        ["0086", "86"].into_iter().find(|code| digits.starts_with(code) && digits.len() >= code.len() + 10);
    let skip = code.map_or(0, str::len);
    let rest = digits.get(skip..).unwrap_or_default();
    let is_mobile =
        rest.len() >= 11 && rest.starts_with('1') && matches!(rest.as_bytes().get(1), Some(b'3'..=b'9'));
    if is_mobile && (stars == 0 || rest.len() == 11) {
        return end(skip + 11);
    }
    if stars > 0 {
        return None;
    }
    if rest.starts_with("00") && rest.len() >= 10 {
        return end(digits.len());
    }
    let area = match rest.as_bytes() {
        [b'0', b'1', b'0', ..] | [b'0', b'2', ..] => 3,
        [b'0', b'3'..=b'9', ..] => 4,
        _ => return None,
    };
    [8, 7]
        .into_iter()
        .filter(|length| rest.len() >= area + length)
        .find_map(|length| end(skip + area + length))
}

/// Returns how many characters a number takes that anybody can rent, such as 400 000 0000.
fn hotline(text: &[char]) -> Option<usize> {
    let mut digits = String::new();
    for (place, c) in text.iter().enumerate().take(16) {
        match c {
            '0'..='9' => digits.push(*c),
            ' ' | '-' => {}
            _ => break,
        }
        if digits.len() == 10 {
            let next = text.get(place + 1).copied().unwrap_or(END);
            let is_hotline = digits.starts_with("400") || digits.starts_with("800");
            return (is_hotline && !next.is_ascii_digit()).then_some(place + 1);
        }
    }
    None
}

/// Reads a service number written with letters.
fn lettered(text: &[char]) -> Option<(Entity, usize)> {
    let word: String = text.iter().take_while(|c| c.is_ascii_alphanumeric() || **c == '|').take(12).collect();
    reads_as_service(&word).then_some((Entity::Lettered, word.len()))
}

/// Returns how many characters a code with stars and hashes takes.
fn dialled(text: &[char]) -> Option<usize> {
    let sign = |c: &char| matches!(c, '*' | '#');
    if !text.first().is_some_and(sign) {
        return None;
    }
    let length = text.iter().take(40).take_while(|c| sign(c) || c.is_ascii_digit()).count();
    let code = text.get(..length).unwrap_or_default();
    let digits = code.iter().filter(|c| c.is_ascii_digit()).count();
    // One star and a number is a list's mark.
    (digits >= 2 && code.last().is_some_and(sign) && code.iter().any(|c| *c == '*' || *c == '#'))
        .then_some(length)
}

/// Returns how many characters a bank card's number takes: 16 to 19 digits, perhaps in groups.
fn card(text: &[char]) -> Option<usize> {
    if !matches!(text.first(), Some('3'..='6')) {
        return None;
    }
    let (mut digits, mut end) = (0, 0);
    for (place, c) in text.iter().enumerate().take(26) {
        if c.is_ascii_digit() {
            digits += 1;
            end = place + 1;
        } else if *c != ' ' || place != end {
            break;
        }
    }
    (16..=19).contains(&digits).then_some(end)
}
