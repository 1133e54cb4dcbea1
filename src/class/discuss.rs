//! Question that a group discusses after an item: by its medium and by what it is.

use topup_guard_core::pack::{ArtefactKind, Item, Msg, Truth};

/// Returns the question.
pub(super) fn question(item: &Item) -> Msg {
    let scam = item.truth == Truth::Scam;
    match item.artefact.kind {
        ArtefactKind::Sms if scam => Msg::DiscussSmsScam,
        ArtefactKind::Sms => Msg::DiscussSms,
        ArtefactKind::Chat if scam => Msg::DiscussChatScam,
        ArtefactKind::Chat => Msg::DiscussChat,
        ArtefactKind::Call if scam => Msg::DiscussCallScam,
        ArtefactKind::Call => Msg::DiscussCall,
        ArtefactKind::Page if scam => Msg::DiscussPageScam,
        ArtefactKind::Page => Msg::DiscussPage,
        ArtefactKind::Poster if scam => Msg::DiscussPosterScam,
        ArtefactKind::Poster => Msg::DiscussPoster,
        ArtefactKind::Counter if scam => Msg::DiscussCounterScam,
        ArtefactKind::Counter => Msg::DiscussCounter,
        ArtefactKind::Listing if scam => Msg::DiscussListingScam,
        ArtefactKind::Listing => Msg::DiscussListing,
    }
}
