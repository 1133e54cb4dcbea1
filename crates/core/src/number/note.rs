//! Notes: what a report says beyond kind and carrier.

macro_rules! notes {
    ($($(#[$doc:meta])* $variant:ident = $id:literal,)*) => {
        /// One further thing to say about a number.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Note { $($(#[$doc])* $variant,)* }

        impl Note {
            /// Every note.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Returns its stable id, for test hooks and data.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self { $(Self::$variant => $id,)* }
            }
        }
    };
}

notes! {
    /// Nothing was typed.
    Empty = "empty",
    /// There is no digit in it.
    NoDigits = "no-digits",
    /// Letters stand among the digits.
    Letters = "letters",
    /// It is a service number imitated with letters, or the text also has one.
    LookAlike = "look-alike",
    /// The digits belong to a web address.
    Address = "address",
    /// The text is far longer than any message with a number in it.
    TooMuch = "too-much",
    /// Two or more different numbers; [`Report::choices`](super::Report::choices) has them.
    Several = "several",
    /// It was picked from a text that has other figures too.
    Picked = "picked",
    /// Digits are hidden by characters such as `*`; those before them were read.
    Masked = "masked",
    /// More digits are needed to tell the carrier.
    NeedMore = "need-more",
    /// The number is not complete, but enough for the result.
    Incomplete = "incomplete",
    /// Exactly one digit is missing.
    TooShort = "too-short",
    /// It has more digits than such a number can have.
    TooLong = "too-long",
    /// Such numbers have 11 digits in some references and 13 in others; either is accepted.
    EitherLength = "either-length",
    /// The carrier is the original one; the number may have been ported to another since.
    MayBePorted = "may-be-ported",
    /// The seller is a virtual operator; the carrier is only the one whose prefix it uses.
    VirtualOperator = "virtual-operator",
    /// Only the issuer named on the card or contract can credit it.
    IssuerOnly = "issuer-only",
    /// References differ on the use of the prefix; what is printed on the card decides.
    SourcesDiffer = "sources-differ",
    /// Allotted to an organisation that is none of the four carriers.
    OtherHolder = "other-holder",
    /// In use by one reference, but not yet in the ministry's table.
    NewRange = "new-range",
    /// Not allotted in the ministry's table.
    NotListed = "not-listed",
    /// It has the country code of another place, or is a card issued there.
    NotMainland = "not-mainland",
    /// A card's serial number; a top-up needs the card's number.
    SerialNumber = "serial-number",
    /// A mainland card whose issuer digits have no source.
    IssuerUnknown = "issuer-unknown",
    /// The check digit does not fit. So it is with many real cards: a reason to look again, not an error.
    CheckDigit = "check-digit",
    /// A call or text from it comes from abroad.
    FromAbroad = "from-abroad",
    /// Large companies have such numbers for their customers.
    CompanyLine = "company-line",
    /// Call centres and other businesses of telecommunication have such numbers.
    CallCentre = "call-centre",
    /// A public office or a company has it; which one is not listed here.
    UnlistedLine = "unlisted-line",
    /// Companies send texts in bulk from it; the sender wrote the name in the text.
    BulkSender = "bulk-sender",
    /// A company's line that is for being called; it hardly ever calls anybody.
    Incoming = "incoming",
    /// Whoever wants to ring back dials a number that they find themselves.
    RingBack = "ring-back",
    /// A caller or sender that shows this number proves nothing.
    SenderProvesNothing = "sender-proves-nothing",
}
