//! What a person or a host sets about the look.

/// Light or dark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// As the device says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Size of text and targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// 18 px text, 44 px targets.
    #[default]
    Normal,
    /// 23 px text, 60 px targets.
    Large,
}

impl Theme {
    /// Attribute value and stored form.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark].into_iter().find(|theme| theme.id() == id)
    }
}

impl TextSize {
    /// Attribute value and stored form.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
        }
    }

    /// The size of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Normal, Self::Large].into_iter().find(|size| size.id() == id)
    }

    /// The other size.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Normal => Self::Large,
            Self::Large => Self::Normal,
        }
    }
}
