//! Kinds of numbers, and carriers.

/// Kind of number.
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
    /// The serial number of a card, which is no phone number.
    Iccid,
    /// A known service number.
    ShortCode,
    /// A short service number whose holder is not listed here, such as one that begins with 95.
    ServiceLine,
    /// A number that companies send texts in bulk from; it begins with 106.
    MessagePort,
    /// A fixed line, or a 400 or 800 line.
    Landline,
    /// A number with another country's code.
    Abroad,
    /// Digits that are not allotted, or too few of them to tell.
    Unknown,
    /// No single number; a note says why.
    Invalid,
}

impl Kind {
    /// Returns its stable id, for test hooks and data.
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
            Self::ServiceLine => "service-line",
            Self::MessagePort => "message-port",
            Self::Landline => "landline",
            Self::Abroad => "abroad",
            Self::Unknown => "unknown",
            Self::Invalid => "invalid",
        }
    }
}

/// One of the four carriers of mainland China.
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
    /// Returns its stable id, for test hooks and data.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Mobile => "mobile",
            Self::Unicom => "unicom",
            Self::Telecom => "telecom",
            Self::Broadnet => "broadnet",
        }
    }

    /// Returns the number of its service line.
    #[must_use]
    pub fn hotline(self) -> &'static str {
        match self {
            Self::Mobile => "10086",
            Self::Unicom => "10010",
            Self::Telecom => "10000",
            Self::Broadnet => "10099",
        }
    }
}
