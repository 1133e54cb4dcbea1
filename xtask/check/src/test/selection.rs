//! Which tests run, and which are left out.
use super::Part;

/// What runs in every browser in the gate too: the whole path by keyboard.
pub(super) const IN_EVERY_BROWSER: &str = "path::";

/// Page tests that are left to `cargo xtask nightly`: each looks in another size, colour scheme, language or
/// font at what others look at in the gate.
pub(super) const NIGHTLY: [&str; 9] = [
    "accessible::nothing_on_a_desk",
    "accessible::nothing_on_a_phone_in_dark",
    "accessible::states::nothing_in_any_state_in_light",
    "accessible::states::nothing_in_any_state_on_a_desk",
    "fitting::everything_fits_every_width_with_large_text",
    "fitting::everything_fits_with_wide_text_spacing",
    "fitting::everything_fits_without_the_named_fonts",
    "languages::a_longer_language_fits",
    "languages::a_right_to_left_language_fits",
];

/// Tests that are to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Selection {
    /// Native tests.
    pub(super) native: Native,
    /// Whether the rooms' tests run.
    pub(super) rooms: bool,
    /// Page tests.
    pub(super) pages: Pages,
    /// Part of the names of all tests that run.
    pub(super) name: Option<String>,
}

/// Native tests that are to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Native {
    /// None.
    None,
    /// Those of these packages.
    Of(Vec<String>),
    /// All.
    All,
}

/// Page tests that are to run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pages {
    /// None.
    None,
    /// Those whose names begin with or contain one of these, in one browser.
    Of(Vec<String>),
    /// What every change must pass: those of [`NIGHTLY`] are left out, and other browsers run only
    /// [`IN_EVERY_BROWSER`].
    Gate,
    /// All in the chosen browsers; what can be long is, if this is true.
    All(bool),
}

impl Selection {
    /// Returns what every change must pass.
    pub(super) fn gate() -> Self {
        Self { native: Native::All, rooms: true, pages: Pages::Gate, name: None }
    }

    /// Returns everything there is, for `cargo xtask nightly`.
    pub(super) fn everything() -> Self {
        Self { pages: Pages::All(true), ..Self::gate() }
    }

    /// Returns one part, or those of its tests whose name contains `name`.
    pub(super) fn of(part: Part, name: Option<&str>) -> Self {
        let none =
            Self { native: Native::None, rooms: false, pages: Pages::None, name: name.map(str::to_owned) };
        match (part, name) {
            (Part::Core, _) => Self { native: Native::Of(vec!["topup-guard-core".to_owned()]), ..none },
            (Part::Native, _) => Self { native: Native::All, ..none },
            (Part::Rooms, _) => Self { rooms: true, ..none },
            (Part::Pages, None) => Self { pages: Pages::Gate, ..none },
            (Part::Pages, Some(name)) => Self { pages: Pages::Of(vec![name.to_owned()]), ..none },
        }
    }

    /// Returns what of the gate is left out, one line each, with the command that runs it.
    pub(super) fn left_out(&self) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(name) = &self.name {
            lines.push(format!("tests without `{name}` in their name: cargo xtask test"));
        }
        match &self.native {
            Native::All => {}
            Native::None => lines.push("native tests: cargo xtask test native".to_owned()),
            Native::Of(packages) => {
                lines.push(format!(
                    "native tests but those of {}: cargo xtask test native",
                    packages.join(", ")
                ));
            }
        }
        if !self.rooms {
            lines.push("rooms in browsers: cargo xtask test rooms".to_owned());
        }
        match &self.pages {
            Pages::All(_) => {}
            Pages::None => lines.push("page tests: cargo xtask test pages".to_owned()),
            Pages::Of(names) => {
                lines.push(format!("page tests but {}: cargo xtask test pages", names.join(", ")));
            }
            Pages::Gate => {
                lines.push(format!(
                    "page tests in Firefox and WebKit but {}: cargo xtask nightly",
                    IN_EVERY_BROWSER
                ));
                lines.extend(NIGHTLY.map(|name| format!("page test {name}: cargo xtask nightly")));
            }
        }
        lines
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_leaves_nothing_out_and_each_part_says_what_it_leaves_out() {
        assert_eq!(Selection::everything().left_out(), [""; 0]);
        assert_eq!(Selection::gate().left_out().len(), 1 + NIGHTLY.len());
        let core = Selection::of(Part::Core, Some("picker"));
        assert_eq!(core.left_out().len(), 4, "{:?}", core.left_out());
        assert!(!Selection::of(Part::Pages, Some("path")).left_out().concat().contains("nightly"));
    }
}
