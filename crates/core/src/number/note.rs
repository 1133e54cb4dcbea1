//! What a person should know about a result beside its kind and carrier.

macro_rules! notes {
    ($($(#[$doc:meta])* $variant:ident = $id:literal,)*) => {
        /// One thing to say about a number.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Note { $($(#[$doc])* $variant,)* }

        impl Note {
            /// Every note.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// Its name outside the program.
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
    /// It is, or the text also holds, a service number imitated with letters.
    LookAlike = "look-alike",
    /// The digits belong to a web address.
    Address = "address",
    /// The text is far longer than any message with a number in it.
    TooMuch = "too-much",
    /// Two or more different numbers; [`Report::choices`](super::Report::choices) has them.
    Several = "several",
    /// It was taken out of a text that holds other figures too.
    Picked = "picked",
    /// Digits are hidden behind signs such as `*`; those before them were read.
    Masked = "masked",
    /// More digits are needed to tell whose it is.
    NeedMore = "need-more",
    /// What is there is enough for the result, but it is not the whole number.
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
    /// References differ on what the prefix is for; what is printed on the card decides.
    SourcesDiffer = "sources-differ",
    /// Allotted to an organisation that is none of the four carriers.
    OtherHolder = "other-holder",
    /// In use by one reference, but later than the ministry's table.
    NewRange = "new-range",
    /// Not allotted in the ministry's table.
    NotListed = "not-listed",
    /// It has the country code of another place, or is a card issued there.
    NotMainland = "not-mainland",
    /// A card's serial number; a top-up needs the card's number.
    SerialNumber = "serial-number",
    /// A card of the mainland whose issuer digits are in no source we trust.
    IssuerUnknown = "issuer-unknown",
    /// The check digit does not fit. Many real cards are so: a hint to look again, never a fault.
    CheckDigit = "check-digit",
    /// A caller's or sender's number that reads like this proves nothing.
    SenderProvesNothing = "sender-proves-nothing",
}
