//! Declarations of content: its country, its languages, and the numbers and domains it may name.

use std::sync::LazyLock;

use regex_lite::Regex;

use crate::lang::Lang;

/// Numbers that our content may offer to call.
const CALLABLE: [&str; 10] =
    ["110", "96110", "12381", "12321", "12315", "10086", "10010", "10000", "10099", "95017"];
/// Numbers that our content may name, but not offer to call.
const NAMED: [&str; 4] = ["10001", "10085", "10016", "10699000"];
/// Domains, with their subdomains, that our content may name in plain prose.
const OFFICIAL: [&str; 6] = ["10086.cn", "10010.com", "189.cn", "10099.com.cn", "12321.cn", "miit.gov.cn"];
/// Country that our content is about.
const MAINLAND: &str = "CN";

/// Country, languages, and the numbers and domains that content may name.
#[derive(Debug, Clone)]
pub(crate) struct Declared {
    /// ISO 3166-1 alpha-2, such as `CN`.
    pub(crate) country: String,
    /// Languages that every text is written in.
    pub(crate) langs: Vec<Lang>,
    /// Numbers that may be offered to call.
    pub(crate) callable: Vec<String>,
    /// Numbers that may be named, but not offered to call.
    pub(crate) named: Vec<String>,
    /// Domains, with their subdomains, that may be named in plain prose.
    pub(crate) domains: Vec<String>,
    /// Pattern of what looks like an address.
    domain: Regex,
}

impl Declared {
    /// Returns the declarations of our own content.
    pub(crate) fn ours() -> Self {
        let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect();
        Self::new(MAINLAND.to_owned(), Lang::WRITTEN.into(), own(&CALLABLE), own(&OFFICIAL))
            .naming(own(&NAMED))
    }

    /// Makes the declarations of a host's pack.
    pub(crate) fn new(
        country: String,
        langs: Vec<Lang>,
        callable: Vec<String>,
        domains: Vec<String>,
    ) -> Self {
        // Endings that sellers use, and those of this country.
        let mut endings = ENDINGS.to_owned();
        let own = domains.iter().filter_map(|domain| domain.rsplit('.').next());
        for ending in own.chain([country.to_ascii_lowercase().as_str()]).filter(|ending| is_plain(ending)) {
            endings.push('|');
            endings.push_str(ending);
        }
        let domain = pattern(&format!(r"(?i)\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:{endings})\b"));
        Self { country, langs, callable, named: Vec::new(), domains, domain }
    }

    /// Returns how authors write a text, in each of the languages: `{ zh = "…", en = "…" }`.
    pub(crate) fn form(&self) -> String {
        format!("{{ {} }}", self.said(", "))
    }

    /// Returns a text in each of the languages, with this between them: `zh = "…" and en = "…"`.
    pub(crate) fn said(&self, between: &str) -> String {
        self.langs.iter().map(|lang| format!("{} = \"…\"", lang.written())).collect::<Vec<_>>().join(between)
    }

    /// Returns the keys of the languages as authors write them.
    pub(crate) fn keys(&self) -> String {
        self.langs.iter().map(Lang::written).collect::<Vec<_>>().join(", ")
    }

    /// Returns the declarations with these numbers to be named too.
    pub(crate) fn naming(self, named: Vec<String>) -> Self {
        Self { named, ..self }
    }

    /// Returns whether the country is mainland China, whose numbers are recognised by their form.
    pub(crate) fn is_mainland(&self) -> bool {
        self.country == MAINLAND
    }

    /// Returns whether a number may be written: its digits are those of a declared one.
    pub(crate) fn has_number(&self, number: &str) -> bool {
        let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
        let number = digits(number);
        self.callable.iter().chain(&self.named).any(|known| digits(known) == number)
    }

    /// Returns whether a domain is declared, or a subdomain of a declared one.
    pub(crate) fn is_official(&self, domain: &str) -> bool {
        let domain = domain.to_ascii_lowercase();
        self.domains.iter().any(|official| {
            domain.strip_suffix(official.as_str()).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
        })
    }

    /// Returns what looks like an address in a text.
    pub(crate) fn addresses<'t>(&self, text: &'t str) -> impl Iterator<Item = &'t str> {
        // Most texts have no dot before a letter, and patterns are slow.
        let is_inside = |pair: &[u8]| matches!(pair, [b'.', next] if next.is_ascii_alphanumeric());
        let texts = text.as_bytes().windows(2).any(is_inside).then_some(text).into_iter();
        texts.flat_map(|text| self.domain.find_iter(text)).map(|found| found.as_str())
    }
}

/// Top-level domains of what counts as an address.
const ENDINGS: &str = "com|cn|net|org|gov|edu|info|top|xyz|cc|vip|shop|club|site|online|app|io|me|tv|link|live|pro|co|hk|mo|\
                       tw|icu|fun|store|ltd|ink|work|asia|biz|mobi|wang|example";

fn is_plain(ending: &str) -> bool {
    ending.len() >= 2 && ending.chars().all(|letter| letter.is_ascii_lowercase())
}

/// Compiles a pattern of this crate, which is always valid.
pub(crate) fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this crate are valid")
}

/// Pattern of a domain such as `bank.example`.
pub(crate) static DOMAIN_FORM: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)+$"));
/// Pattern of a number that one can dial, such as `999` or `+6561234567`.
pub(crate) static NUMBER_FORM: LazyLock<Regex> = LazyLock::new(|| pattern(r"^\+?[0-9]{2,15}$"));

#[cfg(test)]
mod tests {
    use super::{DOMAIN_FORM, Declared, NUMBER_FORM};
    use crate::lang::Lang;

    #[test]
    fn only_official_domains_are_official() {
        let ours = Declared::ours();
        for domain in ["10086.cn", "jf.10086.cn", "WWW.12321.CN", "10099.com.cn"] {
            assert!(ours.is_official(domain), "{domain}");
        }
        for domain in ["jk-10086.cn", "10086.cn.example", "110086.cn", "com.cn", "10099.com"] {
            assert!(!ours.is_official(domain), "{domain}");
        }
    }

    #[test]
    fn addresses_are_found_and_sentences_are_not() {
        let first = |declared: &Declared, text: &str| declared.addresses(text).next().map(str::to_owned);
        let ours = Declared::ours();
        for (text, domain) in
            [("去a-b.com看", "a-b.com"), ("at X.Y.CN/z", "X.Y.CN"), ("a.example", "a.example")]
        {
            assert_eq!(first(&ours, text).as_deref(), Some(domain));
        }
        for text in [
            "e.g. this",
            "at 3 p.m. today",
            "9.95 折",
            "Wi-Fi. Come",
            "U.S. cards",
            "版本 2.0.com1",
            "1.5 GB",
        ] {
            assert_eq!(first(&ours, text), None, "{text}");
        }
        assert_eq!(first(&ours, "at bank.sg now"), None);
        let theirs = Declared::new("SG".into(), vec![Lang::En], Vec::new(), vec!["tel.coop".into()]);
        assert_eq!(first(&theirs, "at bank.sg now").as_deref(), Some("bank.sg"));
        assert_eq!(first(&theirs, "at other.coop").as_deref(), Some("other.coop"));
        assert!(theirs.is_official("my.tel.coop") && !theirs.is_official("10086.cn"));
    }

    #[test]
    fn a_number_is_known_however_it_is_spaced() {
        let theirs = Declared::new("SG".into(), vec![Lang::En], vec!["+6561234567".into()], Vec::new());
        assert!(theirs.has_number("+65 6123-4567") && !theirs.has_number("+65 6123-4568"));
    }

    #[test]
    fn forms_are_strict() {
        assert!(["999", "110", "+6561234567"].iter().all(|text| NUMBER_FORM.is_match(text)));
        assert!(!["9", "+", "110;x", "1 10", "javascript"].iter().any(|text| NUMBER_FORM.is_match(text)));
        assert!(["a.example", "my-tel.co.uk"].iter().all(|text| DOMAIN_FORM.is_match(text)));
        assert!(
            !["a", ".a", "https://a.b", "a.b/c", "-a.b", "A.b"].iter().any(|text| DOMAIN_FORM.is_match(text))
        );
    }
}
