//! Channel groups of the content, and their names.

use topup_guard_core::pack::Msg;

/// The groups by id, those with the most content first.
pub const GROUPS: [(&str, Msg); 6] = [
    ("phone", Msg::GroupPhone),
    ("third-party", Msg::GroupThirdParty),
    ("wallet", Msg::GroupWallet),
    ("app", Msg::GroupApp),
    ("store", Msg::GroupStore),
    ("kiosk", Msg::GroupKiosk),
];
