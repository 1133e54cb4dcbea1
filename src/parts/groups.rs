//! Where things happen: the channel groups of the content, and their words.

use topup_guard_core::pack::Msg;

/// The groups by id, those that most is written about first.
pub const GROUPS: [(&str, Msg); 6] = [
    ("phone", Msg::GroupPhone),
    ("third-party", Msg::GroupThirdParty),
    ("wallet", Msg::GroupWallet),
    ("app", Msg::GroupApp),
    ("store", Msg::GroupStore),
    ("kiosk", Msg::GroupKiosk),
];
