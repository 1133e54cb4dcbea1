//! Names of the four carriers.

use topup_guard_core::number::Carrier;
use topup_guard_core::pack::Msg;

/// Returns a carrier's name.
#[must_use]
pub fn carrier_name(carrier: Carrier) -> Msg {
    match carrier {
        Carrier::Mobile => Msg::CarrierMobile,
        Carrier::Unicom => Msg::CarrierUnicom,
        Carrier::Telecom => Msg::CarrierTelecom,
        Carrier::Broadnet => Msg::CarrierBroadnet,
    }
}
