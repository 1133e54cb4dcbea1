//! Languages of content.

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
}

impl Lang {
    /// Languages that our content is written in.
    pub(crate) const WRITTEN: [Self; 2] = [Self::Zh, Self::En];
    /// Languages that our packs are made for.
    #[cfg(feature = "ours")]
    pub(crate) const PACKED: [Self; 3] = [Self::Zh, Self::En, Self::Hant];

    /// Returns its key in content files.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::En => "en",
            _ => "zh",
        }
    }

    /// Returns its BCP 47 tag.
    pub(crate) fn tag(self) -> &'static str {
        match self {
            Self::Zh => "zh-Hans",
            Self::En => "en",
            #[cfg(feature = "ours")]
            Self::Hant => "zh-Hant",
        }
    }
}
