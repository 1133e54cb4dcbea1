//! Messages about a number, and the sources of each.

use topup_guard_core::number::{Carrier, Kind, Note, Report, Role};
use topup_guard_core::pack::Msg;

/// Message and what it rests on: ids of sources, and `*` for our own advice.
pub(super) struct Words {
    pub(super) class: &'static str,
    pub(super) text: Msg,
    pub(super) rests_on: &'static str,
}

pub(super) fn kind(report: &Report) -> Msg {
    match report.kind {
        Kind::Mobile => Msg::NumberKindMobile,
        Kind::Resale => Msg::NumberKindResale,
        Kind::Satellite => Msg::NumberKindSatellite,
        Kind::DataOnly => Msg::NumberKindDataOnly,
        Kind::Iot => Msg::NumberKindIot,
        Kind::Iccid => Msg::NumberKindIccid,
        Kind::ShortCode => Msg::NumberKindShortCode,
        Kind::ServiceLine => Msg::NumberKindServiceLine,
        Kind::MessagePort => Msg::NumberKindMessagePort,
        Kind::Landline if report.has(Note::Incoming) => Msg::NumberKindRented,
        Kind::Landline => Msg::NumberKindLandline,
        Kind::Abroad => Msg::NumberKindAbroad,
        Kind::Unknown | Kind::Invalid => Msg::NumberKindUnknown,
    }
}

/// Returns the carrier's name; `None` where it would send people to the wrong seller.
pub(super) fn whose(report: &Report) -> Option<Msg> {
    if let Some(role) = report.role {
        return Some(role_text(role));
    }
    report.carrier?;
    match report.kind {
        Kind::Mobile | Kind::DataOnly | Kind::Satellite => Some(Msg::NumberOriginal),
        Kind::Iccid => Some(Msg::NumberIssuer),
        _ => None,
    }
}

fn role_text(role: Role) -> Msg {
    match role {
        Role::Police => Msg::NumberRolePolice,
        Role::AntiFraud => Msg::NumberRoleAntiFraud,
        Role::Ministry => Msg::NumberRoleMinistry,
        Role::FormerAppeal => Msg::NumberRoleFormerAppeal,
        Role::CardsHeld => Msg::NumberRoleCardsHeld,
        Role::SpamReport => Msg::NumberRoleSpamReport,
        Role::FormerSpamReport => Msg::NumberRoleFormerSpamReport,
        Role::Consumer => Msg::NumberRoleConsumer,
        Role::Hotline => Msg::NumberRoleHotline,
        Role::Marketing => Msg::NumberRoleMarketing,
        Role::Payment => Msg::NumberRolePayment,
    }
}

/// Returns the sources of kind and carrier.
pub(super) fn basis(report: &Report) -> Option<Words> {
    let (text, rests_on) = match report.kind {
        Kind::Mobile | Kind::DataOnly | Kind::Satellite => (Msg::NumberBasisPlan, "g01"),
        Kind::Resale if report.carrier.is_some() => (Msg::NumberBasisResale, "g01"),
        Kind::Resale => (Msg::NumberBasisPlan, "g01"),
        Kind::Iot => (Msg::NumberBasisIot, "g34"),
        Kind::Iccid if report.carrier.is_some() => (Msg::NumberBasisCard, "r10"),
        Kind::ShortCode => (Msg::NumberBasisService, service(report)),
        _ => return None,
    };
    Some(Words { class: "small", text, rests_on })
}

fn service(report: &Report) -> &'static str {
    match report.role {
        Some(Role::Police) => "g27",
        Some(Role::AntiFraud) => "g55",
        Some(Role::Ministry | Role::FormerAppeal) => "g02",
        Some(Role::CardsHeld) => "g35",
        Some(Role::SpamReport) => "g59",
        Some(Role::Hotline) if report.carrier == Some(Carrier::Broadnet) => "r07",
        Some(Role::Hotline | Role::Marketing) => "g06",
        _ => "*",
    }
}

/// Returns the message of a note.
pub(super) fn note(note: Note) -> Words {
    let (class, text, rests_on) = match note {
        Note::Empty => ("small", Msg::NumberNoteEmpty, ""),
        Note::NoDigits => ("", Msg::NumberNoteNoDigits, ""),
        Note::Letters => ("care", Msg::NumberNoteLetters, ""),
        Note::LookAlike => ("care", Msg::NumberNoteLookAlike, "g14 *"),
        Note::Address => ("care", Msg::NumberNoteAddress, "g12 g14"),
        Note::TooMuch => ("", Msg::NumberNoteTooMuch, ""),
        Note::Several => ("", Msg::NumberNoteSeveral, ""),
        Note::Picked => ("", Msg::NumberNotePicked, ""),
        Note::Masked => ("", Msg::NumberNoteMasked, ""),
        Note::NeedMore => ("small", Msg::NumberNoteNeedMore, ""),
        Note::Incomplete => ("small", Msg::NumberNoteIncomplete, ""),
        Note::TooShort => ("care", Msg::NumberNoteTooShort, ""),
        Note::TooLong => ("care", Msg::NumberNoteTooLong, ""),
        Note::EitherLength => ("", Msg::NumberNoteEitherLength, "r02"),
        Note::MayBePorted => ("care", Msg::NumberNoteMayBePorted, "g34"),
        Note::VirtualOperator => ("care", Msg::NumberNoteVirtualOperator, "g01 g34"),
        Note::IssuerOnly => ("care", Msg::NumberNoteIssuerOnly, "*"),
        Note::SourcesDiffer => ("", Msg::NumberNoteSourcesDiffer, "r02 g34"),
        Note::OtherHolder => ("", Msg::NumberNoteOtherHolder, "g01"),
        Note::NewRange => ("", Msg::NumberNoteNewRange, "g01"),
        Note::NotListed => ("", Msg::NumberNoteNotListed, "g01"),
        Note::NotMainland => ("", Msg::NumberNoteNotMainland, ""),
        Note::SerialNumber => ("care", Msg::NumberNoteSerialNumber, "r10"),
        Note::IssuerUnknown => ("", Msg::NumberNoteIssuerUnknown, ""),
        Note::CheckDigit => ("", Msg::NumberNoteCheckDigit, "r10 *"),
        Note::FromAbroad => ("care", Msg::NumberNoteFromAbroad, "g30 g87"),
        Note::CompanyLine => ("", Msg::NumberNoteCompanyLine, "g86 *"),
        Note::CallCentre => ("care", Msg::NumberNoteCallCentre, "g86 g87"),
        Note::UnlistedLine => ("", Msg::NumberNoteUnlistedLine, "*"),
        Note::BulkSender => ("care", Msg::NumberNoteBulkSender, "g87 *"),
        Note::Incoming => ("", Msg::NumberNoteIncoming, "g87"),
        Note::RingBack => ("care", Msg::NumberNoteRingBack, "g59 *"),
        Note::SenderProvesNothing => ("care", Msg::NumberNoteSenderProvesNothing, "g12 g14 *"),
    };
    Words { class, text, rests_on }
}

/// Formats digits in the groups in which people say them.
pub(super) fn grouped(digits: &str) -> String {
    let mut text = String::with_capacity(digits.len() + 5);
    for (place, digit) in (1..).zip(digits.chars()) {
        if begins_group(place, digits.len()) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

/// Returns whether a group begins at this place, counted from 1: 3-4-4 up to eleven digits, fours beyond, and
/// none in short numbers.
pub(super) fn begins_group(place: usize, length: usize) -> bool {
    match length {
        0..=6 => false,
        7..=11 => place.is_multiple_of(4),
        _ => place % 4 == 1 && place > 1,
    }
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn numbers_stand_in_the_groups_they_are_said_in() {
        let cases = [
            ("", ""),
            ("138", "138"),
            ("10086", "10086"),
            ("13812345678", "138 1234 5678"),
            ("1064612345678", "1064 6123 4567 8"),
            ("89860070310112094320", "8986 0070 3101 1209 4320"),
        ];
        for (digits, want) in cases {
            assert_eq!(grouped(digits), want);
        }
    }
}
