//! Size and colour scheme of a browser window.

/// Colour scheme of the reader's system.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// `prefers-color-scheme: light`
    Light,
    /// `prefers-color-scheme: dark`
    Dark,
}

impl Scheme {
    /// Returns the value of the CSS media feature.
    pub fn name(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

/// Size and colour scheme of a window.
#[derive(Debug, Clone, Copy)]
pub struct Setup {
    /// Width of the viewport in CSS pixels.
    pub width: u32,
    /// Height of the viewport in CSS pixels.
    pub height: u32,
    /// Colour scheme.
    pub scheme: Scheme,
}

impl Setup {
    /// Common phone: 390 by 844, light.
    pub const PHONE: Self = Self { width: 390, height: 844, scheme: Scheme::Light };
    /// Common desktop window: 1280 by 800, light.
    pub const DESK: Self = Self { width: 1280, height: 800, scheme: Scheme::Light };

    /// Returns the same in this scheme.
    #[must_use]
    pub fn scheme(self, scheme: Scheme) -> Self {
        Self { scheme, ..self }
    }
}
