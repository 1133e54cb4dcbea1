//! What a browser window is like: its size and its colours.

/// Colours asked for by the reader's system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// `prefers-color-scheme: light`
    Light,
    /// `prefers-color-scheme: dark`
    Dark,
}

impl Scheme {
    /// As CSS writes it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// What the window is like.
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    /// Width of the viewport in CSS pixels.
    pub width: u32,
    /// Height of the viewport in CSS pixels.
    pub height: u32,
    /// The colours asked for.
    pub scheme: Scheme,
}

impl Setup {
    /// A common phone: 390 by 844, light.
    pub const PHONE: Self = Self { width: 390, height: 844, scheme: Scheme::Light };
    /// A common desk window: 1280 by 800, light.
    pub const DESK: Self = Self { width: 1280, height: 800, scheme: Scheme::Light };

    /// The same in this scheme.
    #[must_use]
    pub fn scheme(self, scheme: Scheme) -> Self {
        Self { scheme, ..self }
    }
}
