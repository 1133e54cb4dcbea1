//! Languages of content: ours, and any that a host's pack declares.

/// Character before the tag of a language in the keys of texts, for languages that we do not write. Keys of
/// texts are told from other keys by it: “id” names an entry, and is Indonesian too.
const SIGN: char = '@';
/// Longest tag, in bytes: what RFC 5646 (4.4.1) says that one should have room for.
const LONGEST: usize = 35;
/// Tags that are names of keys as well, so that no text can have them as its key.
pub(crate) const TAKEN: [&str; 10] = ["id", "act", "all", "cue", "fix", "how", "own", "tap", "who", "why"];

/// Language of content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    /// Simplified Chinese.
    Zh,
    /// English.
    En,
    /// Traditional Chinese, which is converted from Simplified.
    #[cfg(feature = "ours")]
    Hant,
    /// Another language of a host's pack.
    Other(Tag),
}

/// BCP 47 tag as its author wrote it, behind [`SIGN`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tag {
    bytes: [u8; LONGEST + 1],
    length: usize,
}

impl Tag {
    fn new(tag: &str) -> Option<Self> {
        let mut bytes = [0; LONGEST + 1];
        let length = tag.len() + SIGN.len_utf8();
        let key = format!("{SIGN}{tag}");
        bytes.get_mut(..length)?.copy_from_slice(key.as_bytes());
        Some(Self { bytes, length })
    }

    fn key(&self) -> &str {
        self.bytes.get(..self.length).and_then(|bytes| str::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl Lang {
    /// Languages that our content is written in.
    pub(crate) const WRITTEN: [Self; 2] = [Self::Zh, Self::En];
    /// Languages that our packs are made for.
    #[cfg(feature = "ours")]
    pub(crate) const PACKED: [Self; 3] = [Self::Zh, Self::En, Self::Hant];

    /// Returns the language of a host's pack that is declared so: `zh`, `en`, or another well-formed tag of
    /// language, script, region and variants.
    pub(crate) fn declared(tag: &str) -> Option<Self> {
        match tag {
            "zh" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ if is_tag(tag) => Tag::new(tag).map(Self::Other),
            _ => None,
        }
    }

    /// Returns its key in the texts of content.
    pub(crate) fn key(&self) -> &str {
        match self {
            Self::En => "en",
            Self::Other(tag) => tag.key(),
            _ => "zh",
        }
    }

    /// Returns its key as authors write it.
    pub(crate) fn written(&self) -> &str {
        self.key().trim_start_matches(SIGN)
    }

    /// Returns its BCP 47 tag.
    pub(crate) fn tag(&self) -> &str {
        match self {
            Self::Zh => "zh-Hans",
            Self::En => "en",
            #[cfg(feature = "ours")]
            Self::Hant => "zh-Hant",
            Self::Other(_) => self.written(),
        }
    }

    /// Returns its name in complaints: `Chinese`, `English`, or the tag.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::En => "English".to_owned(),
            Self::Other(_) => format!("“{}”", self.written()),
            _ => "Chinese".to_owned(),
        }
    }

    /// Returns the subtag of the language itself, such as `zh` of `zh-Hant-HK`, in small letters.
    pub(crate) fn primary(&self) -> String {
        self.tag().split('-').next().unwrap_or_default().to_ascii_lowercase()
    }

    /// Returns whether it is a kind of Chinese.
    pub(crate) fn is_chinese(&self) -> bool {
        self.primary() == "zh"
    }

    /// Returns whether it is a kind of English.
    pub(crate) fn is_english(&self) -> bool {
        self.primary() == "en"
    }

    /// Returns the tag of our own content whose words stand where a host's pack has none in this language:
    /// the same language where we have it, else `fallback`. `static/host-pack.js` has the same.
    pub(crate) fn base(&self, fallback: Self) -> &'static str {
        let tag = self.tag().to_ascii_lowercase();
        let traditional = |part: &str| matches!(part, "hant" | "tw" | "hk" | "mo");
        let of = if self.is_chinese() || self.is_english() { self } else { &fallback };
        match of.is_chinese() {
            false => "en",
            true if self.is_chinese() && !tag.contains("-hans") && tag.split('-').any(traditional) => {
                "zh-Hant"
            }
            true => "zh-Hans",
        }
    }
}

/// Returns whether a key is that of a text in a language.
pub(crate) fn is_key(key: &str) -> bool {
    key == "zh" || key == "en" || key.starts_with(SIGN)
}

/// Returns whether it is a well-formed BCP 47 tag of language, script, region and variants (RFC 5646, 2.1).
fn is_tag(tag: &str) -> bool {
    let mut parts = tag.split('-').peekable();
    let letters = |part: &str| part.bytes().all(|byte| byte.is_ascii_alphabetic());
    let language = parts.next().is_some_and(|part| matches!(part.len(), 2 | 3) && letters(part));
    parts.next_if(|part| part.len() == 4 && letters(part));
    parts.next_if(|part| {
        part.len() == 2 && letters(part) || part.len() == 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    });
    let is_variant = |part: &str| {
        let begins = part.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
        part.bytes().all(|byte| byte.is_ascii_alphanumeric())
            && (matches!(part.len(), 5..=8) || part.len() == 4 && begins)
    };
    let variants: Vec<_> = parts.map(str::to_ascii_lowercase).collect();
    let once =
        |(place, part): (usize, &String)| variants.iter().position(|other| other == part) == Some(place);
    language
        && tag.len() <= LONGEST
        && variants.iter().all(|part| is_variant(part))
        && variants.iter().enumerate().all(once)
}

#[cfg(test)]
mod tests {
    use super::{Lang, is_tag};

    #[test]
    fn tags_are_of_language_script_region_and_variants() {
        for tag in
            ["ms", "ar", "vi", "zh-Hant-HK", "sr-Latn", "es-419", "qqq", "MS", "de-1996", "ca-valencia"]
        {
            assert!(is_tag(tag), "{tag}");
        }
        for tag in [
            "",
            "m",
            "m1",
            "ms_MY",
            "english",
            "ms-",
            "ms--MY",
            "en-Latn-Latn",
            "x-own",
            "ms MY",
            "@ms",
            "de-1996-1996",
        ] {
            assert!(!is_tag(tag), "{tag}");
        }
        assert!(!is_tag(&format!("en{}", "-abcdefgh".repeat(4))));
    }

    #[test]
    fn a_language_has_the_words_of_ours_that_are_nearest() {
        let base = |tag: &str, fallback| Lang::declared(tag).expect(tag).base(fallback);
        assert_eq!(
            [base("zh", Lang::En), base("en", Lang::Zh), base("en-GB", Lang::Zh)],
            ["zh-Hans", "en", "en"]
        );
        assert_eq!([base("zh-TW", Lang::En), base("zh-Hant", Lang::En)], ["zh-Hant"; 2]);
        assert_eq!([base("zh-Hans-HK", Lang::En), base("zh-SG", Lang::En)], ["zh-Hans"; 2]);
        assert_eq!([base("ms", Lang::En), base("ms", Lang::Zh)], ["en", "zh-Hans"]);
    }
}
