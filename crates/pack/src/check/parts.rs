//! A pack of Check as it is delivered: the texts of each language, and the patterns apart.

use topup_guard_core::pack::{CheckPack, PackError, PatternPack, to_bytes};

use super::hans;
use crate::{BuiltPack, Kind};

/// Tells whether a pattern is for texts of a language.
type IsFor = fn(&str) -> bool;

/// Languages that texts are examined in, whatever the language of the page.
const LANGUAGES: [(&str, IsFor); 2] = [("zh", has_han), ("en", |pattern| !has_han(pattern))];

/// Returns whether the number of a practice item is that of a run of Chinese characters.
fn is_han_run(run: &u32) -> bool {
    run.is_multiple_of(2)
}

fn has_han(pattern: &str) -> bool {
    pattern.contains(|c| ('\u{4e00}'..='\u{9fff}').contains(&c))
}

/// Returns the packs as they are delivered: the patterns once for all pages, and the rest for each language.
pub(crate) fn deliver(packs: &[CheckPack]) -> Result<Vec<BuiltPack>, PackError> {
    let Some(any) = packs.first() else { return Ok(Vec::new()) };
    let mut built = Vec::new();
    for (lang, is_for) in LANGUAGES {
        let bytes = to_bytes(&patterns(any, is_for))?;
        built.push(BuiltPack { lang: lang.to_owned(), kind: Kind::Patterns, bytes });
    }
    let parts: Vec<String> = built.iter().map(BuiltPack::file).collect();
    for pack in packs {
        let mut texts = CheckPack { parts: parts.clone(), ..pack.clone() };
        texts.signs.iter_mut().for_each(|sign| sign.patterns.clear());
        texts.practice.clear();
        (texts.hant, texts.hans) = hans::of(&texts);
        built.push(BuiltPack { lang: pack.lang.clone(), kind: Kind::Check, bytes: to_bytes(&texts)? });
    }
    Ok(built)
}

/// Returns the patterns of a language, with the traditional characters that these need.
fn patterns(pack: &CheckPack, is_for: fn(&str) -> bool) -> PatternPack {
    let mut alone = CheckPack { signs: pack.signs.clone(), ..CheckPack::default() };
    alone.signs.iter_mut().for_each(|sign| sign.patterns.retain(|pattern| is_for(pattern)));
    let (hant, hans) = hans::of(&alone);
    let patterns = alone.signs.into_iter().map(|sign| sign.patterns).collect();
    let han = is_for("一");
    let practice = pack.practice.iter().copied().filter(|run| is_han_run(run) == han).collect();
    PatternPack { hant, hans, patterns, practice }
}
