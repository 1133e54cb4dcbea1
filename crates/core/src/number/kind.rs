//! What a number is, and who issued it.

/// What a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// An ordinary mobile number of one of the four carriers.
    Mobile,
    /// A mobile number sold by a virtual operator on a carrier's network.
    Resale,
    /// A satellite or emergency-communication number.
    Satellite,
    /// An eleven-digit number of a card sold for data.
    DataOnly,
    /// A number of an Internet-of-Things card.
    Iot,
    /// No number at all: the serial number printed on a card.
    Iccid,
    /// A known service number.
    ShortCode,
    /// A fixed line, or a 400 or 800 line.
    Landline,
    /// Digits that the plan gives to nobody, or too few of them to tell.
    Unknown,
    /// Nothing that can be read as one number; a note says why.
    Invalid,
}

impl Kind {
    /// Its name outside the program.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Resale => "resale",
            Self::Satellite => "satellite",
            Self::DataOnly => "data-only",
            Self::Iot => "iot",
            Self::Iccid => "iccid",
            Self::ShortCode => "short-code",
            Self::Landline => "landline",
            Self::Unknown => "unknown",
            Self::Invalid => "invalid",
        }
    }
}

/// One of the four carriers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Carrier {
    /// China Mobile.
    Mobile,
    /// China Unicom.
    Unicom,
    /// China Telecom.
    Telecom,
    /// China Broadnet.
    Broadnet,
}

impl Carrier {
    /// Its name outside the program.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Unicom => "unicom",
            Self::Telecom => "telecom",
            Self::Broadnet => "broadnet",
        }
    }
}
