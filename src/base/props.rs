//! Properties of the whole widget.

use yew::prelude::*;

use super::{Host, TextSize, Theme, Words};
use crate::browser::Services;

/// What the widget is mounted with; attributes and the host's wishes may change later.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct Props {
    /// The pack of the language first shown.
    pub pack: Words,
    /// The browser's services.
    pub services: Services,
    /// The element's attributes.
    pub attributes: Attributes,
    /// The host page's other wishes.
    #[prop_or_default]
    pub host: Host,
}

impl Props {
    /// Returns the properties of a widget without further attributes, in the language of the pack.
    #[must_use]
    pub fn new(pack: Words, services: Services) -> Self {
        let attributes = Attributes { lang: pack.0.lang.clone().into(), ..Attributes::default() };
        Self { pack, services, attributes, host: Host::default() }
    }
}

/// Attributes of the element, parsed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Attributes {
    /// `lang`: a BCP 47 tag.
    pub lang: AttrValue,
    /// `theme`.
    pub theme: Theme,
    /// `text-size`.
    pub text_size: TextSize,
    /// `view`: the id of the screen to begin with; empty for home.
    pub view: AttrValue,
}
