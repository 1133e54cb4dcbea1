//! Checks a host's pack in every language that it has, as its author wants to know it.

use super::{Problem, host_pack, languages, pack_text};
use crate::LanguagePacks;

/// Site that a pack is from that nobody has published yet.
const SITE: &str = "your-site.example";

/// Reads the file of a host's pack in every language that it has; `ours` is our own content.
///
/// # Errors
/// Every mistake in the first language with one, but at most a hundred.
pub fn check_pack(bytes: &[u8], ours: &[LanguagePacks]) -> Result<Vec<LanguagePacks>, Vec<Problem>> {
    let json = pack_text(bytes).map_err(|problem| vec![problem])?;
    let find = |lang: &str| ours.iter().find(|packs| packs.lang == lang).cloned();
    let mut languages = languages(json);
    // What is no pack is asked for once, to say what is wrong.
    if languages.is_empty() {
        languages.push("en".to_owned());
    }
    languages.iter().map(|lang| host_pack(json, SITE, lang, find)).collect()
}
