//! Known service numbers, and imitations of them with letters.

use super::{Carrier, Kind, Note, shape};

/// Purpose of a service number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The police.
    Police,
    /// The anti-fraud line of the police.
    AntiFraud,
    /// The ministry's line, and the sender of its fraud warnings.
    Ministry,
    /// The ministry's earlier appeal line, being merged into 12381.
    FormerAppeal,
    /// The sender of the reply when one asks how many cards are registered in one's name.
    CardsHeld,
    /// Reports of spam calls and messages.
    SpamReport,
    /// A carrier's own line for reports of spam messages, from 2008.
    FormerSpamReport,
    /// Consumer complaints.
    Consumer,
    /// A carrier's service line.
    Hotline,
    /// The only number a carrier sells from.
    Marketing,
    /// WeChat Pay's service line.
    Payment,
}

impl Role {
    /// Returns its stable id, for test hooks and data.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Police => "police",
            Self::AntiFraud => "anti-fraud",
            Self::Ministry => "ministry",
            Self::FormerAppeal => "former-appeal",
            Self::CardsHeld => "cards-held",
            Self::SpamReport => "spam-report",
            Self::FormerSpamReport => "former-spam-report",
            Self::Consumer => "consumer",
            Self::Hotline => "hotline",
            Self::Marketing => "marketing",
            Self::Payment => "payment",
        }
    }
}

/// Number, purpose, and the carrier if it is a carrier's.
type Service = (&'static str, Role, Option<Carrier>);

const SERVICES: &[Service] = &[
    ("110", Role::Police, None),
    ("96110", Role::AntiFraud, None),
    ("12381", Role::Ministry, None),
    ("12300", Role::FormerAppeal, None),
    ("10699000", Role::CardsHeld, None),
    ("12321", Role::SpamReport, None),
    ("10086999", Role::FormerSpamReport, Some(Carrier::Mobile)),
    ("12315", Role::Consumer, None),
    ("10086", Role::Hotline, Some(Carrier::Mobile)),
    ("10010", Role::Hotline, Some(Carrier::Unicom)),
    ("10000", Role::Hotline, Some(Carrier::Telecom)),
    ("10099", Role::Hotline, Some(Carrier::Broadnet)),
    ("10085", Role::Marketing, Some(Carrier::Mobile)),
    ("10016", Role::Marketing, Some(Carrier::Unicom)),
    ("10001", Role::Marketing, Some(Carrier::Telecom)),
    ("95017", Role::Payment, None),
];

/// Returns purpose and carrier of the service with exactly this number.
pub(super) fn service(digits: &str) -> Option<(Role, Option<Carrier>)> {
    SERVICES.iter().find(|(number, ..)| *number == digits).map(|(_, role, carrier)| (*role, *carrier))
}

/// Returns the kind of a number that companies and public offices have but nobody in particular is listed
/// for, and what to say of it; none for other numbers, and for the beginning of one.
///
/// The ministry's numbering plan gives 95 to services of the whole country (of these 953, 955 and 956 to
/// large companies, the others to call centres and the like), 96 to services of one province, 12 to public
/// services, and 106 to texts, but for 1064, which begins IoT numbers.
pub(super) fn line(digits: &str) -> Option<(Kind, Note)> {
    let length = digits.len();
    let (kind, note, lengths) = if is_message_port(digits) {
        (Kind::MessagePort, Note::BulkSender, 8..=shape::LONGEST)
    } else if ["953", "955", "956"].iter().any(|prefix| digits.starts_with(prefix)) && length <= 6 {
        (Kind::ServiceLine, Note::CompanyLine, 5..=6)
    } else if digits.starts_with("95") {
        (Kind::ServiceLine, Note::CallCentre, 5..=8)
    } else if digits.starts_with("96") {
        (Kind::ServiceLine, Note::UnlistedLine, 5..=8)
    } else if digits.starts_with("12") {
        (Kind::ServiceLine, Note::UnlistedLine, 5..=5)
    } else {
        return None;
    };
    lengths.contains(&length).then_some((kind, note))
}

/// Returns whether this begins as numbers do that texts are sent from.
fn is_message_port(digits: &str) -> bool {
    digits.starts_with("106") && !digits.starts_with("1064") && digits.len() > 3
}

/// Returns whether digits are a service number of the whole country, listed or not.
pub(super) fn is_national(digits: &str) -> bool {
    service(digits).is_some() || (digits.starts_with("95") && line(digits).is_some())
}

/// Returns whether a service has exactly this number.
pub(crate) fn is_service(digits: &str) -> bool {
    service(digits).is_some()
}

/// Returns whether a word with letters reads as a service number of five digits, such as `l0086`.
pub(crate) fn reads_as_service(word: &str) -> bool {
    let read_as: String = word.chars().map(as_digit).collect();
    read_as != word && read_as.len() == 5 && is_service(&read_as)
}

/// Returns whether a longer service number begins with these digits, listed or not.
pub(super) fn is_begun(digits: &str) -> bool {
    let begins = |number: &str| number.len() > digits.len() && number.starts_with(digits);
    SERVICES.iter().any(|(number, ..)| begins(number))
        || (digits.len() < 5 && ["95", "96", "12"].iter().any(|prefix| digits.starts_with(prefix)))
        || (digits.len() < 8 && is_message_port(digits))
}

/// Returns whether a word of letters and digits imitates a service number, such as `l0086`, `IOO86` or
/// `10086wds`.
pub(super) fn is_imitated(word: &str) -> bool {
    let is_long_service = |digits: &str| digits.len() >= 5 && service(digits).is_some();
    let read_as: String = word.chars().map(as_digit).collect();
    let lettered = word.chars().any(|c| c.is_ascii_alphabetic());
    (read_as != word && is_long_service(&read_as))
        || (lettered && word.split(|c: char| !c.is_ascii_digit()).any(is_long_service))
}

/// Returns the digit that a letter is easily taken for, or any other character as it is.
fn as_digit(c: char) -> char {
    match c {
        'l' | 'L' | 'I' | 'i' | '|' => '1',
        'O' | 'o' => '0',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn imitations_are_found_and_ordinary_words_are_not() {
        for word in ["l0086", "I0086", "L0086", "1OO86", "1oo86", "IOOIO", "10086wds", "CMCC10086", "|0086"] {
            assert!(is_imitated(word), "{word}");
        }
        for word in ["10086", "10086|10010", "10087", "lol", "Lil", "IIO", "hello", "100G", "13800138000", ""]
        {
            assert!(!is_imitated(word), "{word}");
        }
    }

    #[test]
    fn a_begun_service_number_is_not_a_service_yet() {
        assert!(is_begun("1008") && is_begun("1069") && is_begun("10086"));
        assert!(is_begun("955") && is_begun("10655") && !is_begun("10645"));
        assert!(!is_begun("110") && !is_begun("10087") && !is_begun("95588"));
        assert_eq!(service("1008"), None);
        assert_eq!(service("10099"), Some((Role::Hotline, Some(Carrier::Broadnet))));
    }
}
