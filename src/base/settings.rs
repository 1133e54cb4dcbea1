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
    /// 23 px text, 60 px targets, one thing at a time.
    Large,
    /// The same with 30 px text.
    Largest,
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
            Self::Largest => "largest",
        }
    }

    /// The size of this name.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Normal, Self::Large, Self::Largest].into_iter().find(|size| size.id() == id)
    }

    /// The next larger size, and after the largest the normal one again.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Normal => Self::Large,
            Self::Large => Self::Largest,
            Self::Largest => Self::Normal,
        }
    }

    /// Whether this is for who sees or taps badly: besides larger text and targets, one thing at a time.
    #[must_use]
    pub fn is_large(self) -> bool {
        self != Self::Normal
    }
}
