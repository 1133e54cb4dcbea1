//! Languages of content.

/// A language content is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lang {
    Zh,
    En,
    /// Chinese, turned into traditional characters; nobody writes it.
    #[cfg(feature = "ours")]
    Hant,
}

impl Lang {
    /// The languages that our content is written in.
    pub(crate) const WRITTEN: [Self; 2] = [Self::Zh, Self::En];
    /// The languages that packs of ours are made for.
    #[cfg(feature = "ours")]
    pub(crate) const PACKED: [Self; 3] = [Self::Zh, Self::En, Self::Hant];

    /// Its key in content files.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            _ => "zh",
        }
    }

    /// Its BCP 47 tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::En => "en",
            #[cfg(feature = "ours")]
            Self::Hant => "zh-Hant",
        }
    }
}
