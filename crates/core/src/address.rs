//! Web addresses in a text, and who owns them: read from the right, against the list of official domains.

use crate::pack::Domains;

/// Whose an address is, as far as the address itself says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// Official: the index in [`Domains::official`].
    Official(usize),
    /// It imitates an official one, whose index this is.
    Imitates(usize),
    /// A service that leads on to any other address.
    Shortener,
    /// Nobody in particular, in a form that says nothing: a bare number, or letters and digits at random.
    Opaque,
    /// Nobody that is known here.
    Unknown,
}

/// A web address in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// Places of its characters in what was searched: the first, and the one behind the last.
    pub place: (usize, usize),
    /// The host in small letters, such as `jf.10086.cn`.
    pub host: String,
    /// It leads to an Android app.
    pub app: bool,
    /// It is an e-mail's.
    pub mail: bool,
}

/// Last parts of addresses that are taken for one without `http://` before them.
const ENDINGS: &str = " com cn net org gov edu info top xyz cc vip shop club site online app io me tv link live \
     pro co hk mo tw icu fun store ltd ink work asia biz mobi wang tech space website cloud art ren group tk ml \
     ga cf gq pw ws us uk jp ru eu in ly gl gd gs la im fm to sh so mx sg my life world today host press win bid \
     loan date men party kim red pub chat center company example test ";

/// Most characters of an address that are read.
const LONGEST: usize = 400;

/// Finds the addresses in a text, given as its characters in small letters and half width.
///
/// A dot may also be written `。`, `[.]`, `(.)` or `点`.
#[must_use]
pub fn find(text: &[char]) -> Vec<Address> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let begins = is_part(get(text, at)) && (at == 0 || !is_part(get(text, at - 1)));
        match begins.then(|| read(text, at)).flatten() {
            Some(address) => {
                at = address.place.1.max(at + 1);
                found.push(address);
            }
            None => at += 1,
        }
    }
    found
}

fn get(text: &[char], at: usize) -> char {
    text.get(at).copied().unwrap_or('\n')
}

fn is_part(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '-' || c == '_'
}

/// Returns how many characters a dot takes that stands here between two parts; none where there is none.
fn dot(text: &[char], at: usize) -> Option<usize> {
    let length = match get(text, at) {
        '.' | '。' | '点' => 1,
        '[' | '(' | '【'
            if matches!(get(text, at + 1), '.' | '。') && matches!(get(text, at + 2), ']' | ')' | '】') =>
        {
            3
        }
        _ => return None,
    };
    get(text, at + length).is_ascii_alphanumeric().then_some(length)
}

/// Reads the address that begins here.
fn read(text: &[char], begin: usize) -> Option<Address> {
    let mut at = begin;
    let mut explicit = false;
    for scheme in ["https://", "http://", "hxxps://", "hxxp://", "https:", "http:"] {
        if scheme.chars().enumerate().all(|(n, c)| get(text, at + n) == c) {
            at += scheme.len();
            explicit = true;
            break;
        }
    }
    let mut parts: Vec<String> = Vec::new();
    let mut mail = false;
    let mut length = 0;
    loop {
        let part: String =
            text.get(at..).unwrap_or_default().iter().take_while(|c| is_part(**c)).take(64).collect();
        at += part.len();
        length += part.len();
        parts.push(part);
        if length > LONGEST {
            return None;
        }
        match dot(text, at) {
            Some(dot) => at += dot,
            None if get(text, at) == '@' && is_part(get(text, at + 1)) && !mail => {
                mail = true;
                parts.clear();
                at += 1;
            }
            None => break,
        }
    }
    let host_end = at;
    let last = parts.last()?;
    let numeric = parts.len() == 4 && parts.iter().all(|part| part.parse::<u8>().is_ok());
    let known = last.chars().all(|c| c.is_ascii_lowercase()) && ENDINGS.contains(&format!(" {last} "));
    let named = parts.len() >= 2 && last.len() >= 2 && !last.starts_with(|c: char| c.is_ascii_digit());
    let path = get(text, at) == '/' || (get(text, at) == ':' && get(text, at + 1).is_ascii_digit());
    let is_host = if numeric { explicit || path } else { parts.len() >= 2 && (known || (explicit && named)) };
    if !is_host || parts.iter().any(String::is_empty) {
        return None;
    }
    if !mail && (path || matches!(get(text, at), '?' | '#')) {
        let rest = text.get(at..).unwrap_or_default().iter();
        at +=
            rest.take_while(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>')).take(LONGEST).count();
        while at > host_end && matches!(get(text, at - 1), '.' | ',' | ';' | ':' | '!' | ')' | '\'' | ']') {
            at -= 1;
        }
    }
    let written: String = text.get(host_end..at).unwrap_or_default().iter().collect();
    let app = written.split(['?', '#']).next().is_some_and(|path| path.ends_with(".apk"));
    Some(Address { place: (begin, at), host: parts.join("."), app: app || last == "apk", mail })
}

/// Returns whether a host is a domain or under it.
#[must_use]
pub fn is_under(host: &str, domain: &str) -> bool {
    host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

impl Domains {
    /// Returns the owner of a host.
    #[must_use]
    pub fn owner(&self, host: &str) -> Owner {
        let host = host.strip_suffix('.').unwrap_or(host);
        if let Some(place) = self.official.iter().position(|official| is_under(host, &official.domain)) {
            return Owner::Official(place);
        }
        if let Some(place) =
            self.official.iter().position(|official| imitates(host, official, self.registered(host)))
        {
            return Owner::Imitates(place);
        }
        if self.shorteners.iter().any(|short| is_under(host, short)) {
            return Owner::Shortener;
        }
        if is_opaque(host, self.registered(host)) { Owner::Opaque } else { Owner::Unknown }
    }

    /// Returns the part of a host that somebody registered, such as `jifen.vip` of `10086.jifen.vip`.
    #[must_use]
    pub fn registered<'h>(&self, host: &'h str) -> &'h str {
        let suffix = self.suffixes.iter().filter(|suffix| is_under(host, suffix)).map(String::len).max();
        let suffix = suffix.or_else(|| host.rsplit('.').next().map(str::len)).unwrap_or_default();
        let rest = host.len().checked_sub(suffix + 1).and_then(|end| host.get(..end)).unwrap_or_default();
        let begin = rest.rfind('.').map_or(0, |dot| dot + 1);
        host.get(begin..).unwrap_or(host)
    }
}

/// Returns whether a host that is not official has an official one's mark, or is written almost like it.
fn imitates(host: &str, official: &crate::pack::OfficialDomain, registered: &str) -> bool {
    let digits: String = host.chars().map(as_digit).collect();
    let letters: String = host.chars().map(as_letter).collect();
    let marked = official.marks.iter().any(|mark| {
        if mark.bytes().all(|byte| byte.is_ascii_digit()) {
            digits.match_indices(mark.as_str()).any(|(at, _)| {
                let before = digits.get(..at).and_then(|text| text.chars().next_back());
                let after = digits.get(at + mark.len()..).and_then(|text| text.chars().next());
                !before.is_some_and(|c| c.is_ascii_digit()) && !after.is_some_and(|c| c.is_ascii_digit())
            })
        } else if mark.len() <= 3 {
            // Short names are in many words: only the beginning of a part counts, and not a longer word's.
            host.split(['.', '-']).any(|part| {
                part.strip_prefix(mark.as_str())
                    .is_some_and(|rest| !rest.starts_with(|c: char| "aeiou".contains(c)) && rest.len() <= 4)
            })
        } else {
            letters.contains(mark.as_str())
        }
    });
    let name = |domain: &str| domain.split('.').next().unwrap_or_default().to_owned();
    let (one, other) = (name(registered), name(&official.domain));
    marked || (one.len() >= 6 && other.len() >= 6 && one != other && almost(&one, &other))
}

/// Returns whether two names differ by one letter: added, left out, another, or two that changed places.
fn almost(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let (short, long) = if one.len() <= other.len() { (&one, &other) } else { (&other, &one) };
    if long.len() - short.len() > 1 {
        return false;
    }
    let same = short.iter().zip(long.iter()).take_while(|(a, b)| a == b).count();
    let rest = |list: &[char], from: usize| list.get(from..).unwrap_or_default().to_vec();
    if short.len() < long.len() {
        return rest(short, same) == rest(long, same + 1);
    }
    let swapped = short.get(same) == long.get(same + 1) && short.get(same + 1) == long.get(same);
    rest(short, same + 1) == rest(long, same + 1)
        || (swapped && rest(short, same + 2) == rest(long, same + 2))
}

fn as_digit(c: char) -> char {
    match c {
        'l' | 'i' | '|' => '1',
        'o' => '0',
        other => other,
    }
}

fn as_letter(c: char) -> char {
    match c {
        '1' => 'l',
        '0' => 'o',
        other => other,
    }
}

/// Last parts that cost next to nothing, and so are used for a day.
const CHEAP: &str =
    " top xyz vip cc icu club fun tk ml ga cf gq pw ws win bid loan men party kim wang site online shop ltd ";

/// Returns whether a host names nobody: a bare number, an encoded name, or letters and digits at random.
fn is_opaque(host: &str, registered: &str) -> bool {
    let name = registered.split('.').next().unwrap_or_default();
    let last = host.rsplit('.').next().unwrap_or_default();
    let digits = name.chars().filter(char::is_ascii_digit).count();
    let vowels = name.chars().filter(|c| "aeiou".contains(*c)).count();
    let numeric = host.chars().all(|c| c.is_ascii_digit() || c == '.');
    let mixed = digits > 0 && digits < name.len() && name.len() >= 4;
    let mute = name.len() >= 5 && vowels == 0;
    numeric
        || host.split('.').any(|part| part.starts_with("xn--"))
        || mixed
        || mute
        || CHEAP.contains(&format!(" {last} "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::OfficialDomain;

    fn domains() -> Domains {
        let official = |domain: &str, marks: &[&str]| OfficialDomain {
            domain: domain.to_owned(),
            owner: "x".to_owned(),
            marks: marks.iter().map(|mark| (*mark).to_owned()).collect(),
        };
        Domains {
            official: vec![
                official("10086.cn", &["10086"]),
                official("10010.cn", &["10010"]),
                official("ccb.com", &["ccb", "95533"]),
                official("chinaunicom.com", &["chinaunicom"]),
                official("gov.cn", &[]),
            ],
            shorteners: vec!["t.cn".to_owned()],
            suffixes: vec!["com.cn".to_owned(), "gov.cn".to_owned()],
        }
    }

    fn hosts(text: &str) -> Vec<String> {
        find(&text.chars().collect::<Vec<_>>()).into_iter().map(|address| address.host).collect()
    }

    #[test]
    fn addresses_are_found_however_they_stand() {
        for (text, want) in [
            ("请登录wap.10086cn.top/a?b=1领取", "wap.10086cn.top"),
            ("http://1.2.3.4/x.apk", "1.2.3.4"),
            ("看a-b。com吧", "a-b.com"),
            ("l0086[.]example", "l0086.example"),
            ("10086点cn", "10086.cn"),
            ("https://www.some.unheardof/", "www.some.unheardof"),
            ("(abc.com)", "abc.com"),
        ] {
            assert_eq!(hosts(text), [want], "{text}");
        }
        for text in
            ["12.5-12.8", "9点30分", "e.g. this", "版本v1.2", "1.2.3.4", "3 p.m. today", "…", "..", "9.com1"]
        {
            assert!(hosts(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn what_belongs_to_an_address_is_taken_and_what_ends_a_sentence_is_not() {
        let text: Vec<char> = "看 a.cn/x.apk。好".chars().collect();
        let found = find(&text);
        assert_eq!((found[0].place, found[0].app, found[0].mail), ((2, 12), true, false));
        let mail = find(&"写信 abc.d@b.com 吧".chars().collect::<Vec<_>>());
        assert!(mail[0].mail && mail[0].host == "b.com");
    }

    #[test]
    fn an_owner_is_read_from_the_right() {
        let domains = domains();
        for (host, owner) in [
            ("dx.10086.cn", Owner::Official(0)),
            ("10086.cn", Owner::Official(0)),
            ("u.10010.cn", Owner::Official(1)),
            ("www.some.gov.cn", Owner::Official(4)),
            ("10086.cn.top-up.com", Owner::Imitates(0)),
            ("jk-10086.com", Owner::Imitates(0)),
            ("l0o86.net", Owner::Imitates(0)),
            ("wap.ccbjf.com", Owner::Imitates(2)),
            ("chinaun1com.net", Owner::Imitates(3)),
            ("chinaunicon.com", Owner::Imitates(3)),
            ("t.cn", Owner::Shortener),
            ("9.8.7.6", Owner::Opaque),
            ("x7k2q.com", Owner::Opaque),
            ("bookshop.com", Owner::Unknown),
            ("gov.cn.info", Owner::Unknown),
        ] {
            assert_eq!(domains.owner(host), owner, "{host}");
        }
        assert_eq!(domains.registered("a.b.some.com.cn"), "some.com.cn");
        assert_eq!(domains.registered("com.cn"), "com.cn");
        assert_eq!(domains.registered("x"), "x");
    }
}
