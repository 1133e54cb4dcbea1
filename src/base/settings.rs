//! Settings of the look, by the person or the host page.

/// Colour theme.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    /// That of the device.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// That of the host's page around the element, as its `color-scheme` says.
    Page,
}

/// Size of texts and tap targets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TextSize {
    /// 18 px text, 44 px targets.
    #[default]
    Normal,
    /// 23 px text, 60 px targets, folded sections.
    Large,
    /// The same with 30 px text.
    Largest,
}

impl Theme {
    /// Returns the value of the attribute, which is also the stored form.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Page => "page",
        }
    }

    /// Returns the theme with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Auto, Self::Light, Self::Dark, Self::Page].into_iter().find(|theme| theme.id() == id)
    }
}

impl TextSize {
    /// Returns the value of the attribute, which is also the stored form.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Large => "large",
            Self::Largest => "largest",
        }
    }

    /// Returns the size with this id.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        [Self::Normal, Self::Large, Self::Largest].into_iter().find(|size| size.id() == id)
    }

    /// Returns the next larger size; after the largest, the normal one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::Normal => Self::Large,
            Self::Large => Self::Largest,
            Self::Largest => Self::Normal,
        }
    }

    /// Returns whether the accessible layout is on: larger text and targets, folded sections.
    #[must_use]
    pub fn is_large(self) -> bool {
        self != Self::Normal
    }
}
