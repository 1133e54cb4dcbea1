//! Words that tell an entry from the others: those that are often in its texts and seldom in theirs.

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::pack::{Artefact, Claim, Item, QuizPack};

use crate::LanguagePacks;

/// The terms of each entry by its id.
pub(super) type Terms = BTreeMap<String, String>;

/// Most pairs of Chinese characters, and most other words, of an entry.
const MOST: [usize; 2] = [6, 3];

/// Returns the terms of all entries, from their texts in both languages; without what else people call them,
/// which is found anyway.
pub(super) fn of(zh: &LanguagePacks, en: &LanguagePacks, also: &[(String, String)]) -> Terms {
    let known = |id: &str, term: &str| also.iter().any(|(other, words)| other == id && words.contains(term));
    let zh = best(&texts(&zh.quiz), pairs, MOST[0], &known);
    let en = best(&texts(&en.quiz), words, MOST[1], &known);
    let run = |id: &String, pairs: &Vec<String>| {
        let words = en.get(id).map(|words| words.join(" ")).unwrap_or_default();
        (id.clone(), format!("{} {words}", joined(pairs)).trim().to_owned())
    };
    zh.iter().map(|(id, pairs)| run(id, pairs)).collect()
}

/// Returns what is said of each entry, with how much it counts.
fn texts(quiz: &QuizPack) -> BTreeMap<String, Vec<(u32, String)>> {
    let mut texts: BTreeMap<String, Vec<(u32, String)>> = BTreeMap::new();
    let claims = |claims: &[Claim], weight| {
        claims.iter().map(|claim| (weight, claim.text.clone())).collect::<Vec<_>>()
    };
    for tactic in &quiz.tactics {
        let own = texts.entry(tactic.id.clone()).or_default();
        own.push((4, tactic.name.clone()));
        own.push((2, tactic.how.text.clone()));
        own.extend(claims(&tactic.signs, 3));
        own.extend(claims(&tactic.act, 1));
    }
    for like in &quiz.look_alikes {
        let own = texts.entry(like.id.clone()).or_default();
        own.push((4, like.name.clone()));
        own.push((3, like.why.text.clone()));
        own.extend(claims(&like.verify, 2));
    }
    for item in &quiz.items {
        if let Some(own) = texts.get_mut(&item.tactic) {
            own.extend(shown(&item.fill(0)).into_iter().map(|text| (2, text)));
        }
    }
    texts
}

/// Returns the texts of an item's artefact and cues.
fn shown(item: &Item) -> Vec<String> {
    let Artefact { lines, .. } = &item.artefact;
    let line = |runs: &[topup_guard_core::pack::Run]| {
        runs.iter().filter(|run| !run.inert).map(|run| run.text.as_str()).collect::<String>()
    };
    let mut texts: Vec<String> = lines.iter().map(|one| line(&one.runs)).collect();
    texts.extend(item.cues.iter().map(|cue| cue.text.clone()));
    texts
}

/// Returns the terms of each entry that tell it best, those first.
fn best(
    texts: &BTreeMap<String, Vec<(u32, String)>>,
    terms: fn(&str) -> Vec<String>,
    most: usize,
    known: &dyn Fn(&str, &str) -> bool,
) -> BTreeMap<String, Vec<String>> {
    let mut counts: BTreeMap<&String, BTreeMap<String, u32>> = BTreeMap::new();
    let mut spread: BTreeMap<String, u32> = BTreeMap::new();
    for (id, texts) in texts {
        let own = counts.entry(id).or_default();
        for (weight, text) in texts {
            for term in terms(text) {
                *own.entry(term).or_default() += weight;
            }
        }
        own.keys().for_each(|term| *spread.entry(term.clone()).or_default() += 1);
    }
    let all = f64::from(u32::try_from(texts.len()).unwrap_or(u32::MAX));
    let tell = |term: &String, count: u32| {
        let count = f64::from(count);
        (all / f64::from(spread[term])).ln() * count / (count + 2.0)
    };
    let mut best = BTreeMap::new();
    for (id, own) in counts {
        let mut list: Vec<(f64, &String)> = own
            .iter()
            .filter(|(term, _)| !known(id, term))
            .map(|(term, count)| (tell(term, *count), term))
            .collect();
        list.sort_by(|(one, a), (other, b)| other.total_cmp(one).then_with(|| a.cmp(b)));
        best.insert(id.clone(), list.into_iter().take(most).map(|(_, term)| term.clone()).collect());
    }
    best
}

/// Pairs of Chinese characters in a row.
fn pairs(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let han = |c: &char| ('\u{4e00}'..='\u{9fff}').contains(c);
    chars.windows(2).filter(|pair| pair.iter().all(han)).map(|pair| pair.iter().collect()).collect()
}

/// Words that say nothing by themselves.
const EMPTY: &str = " the and you your for with that this from they them their are was not but has have will its it’s can may who what \
     when don’t never only any all one out than then there were been into our more also over just after before even says say ";

/// Returns the Latin words of three letters at least, in small letters.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_ascii_alphanumeric() && c != '’').map(str::to_ascii_lowercase);
    let words = words.map(|word| word.split('’').next().unwrap_or_default().to_owned());
    words.filter(|word| word.len() >= 3 && !EMPTY.contains(&format!(" {word} "))).collect()
}

/// Pairs put together where one goes on where another ends, so that they take less room.
fn joined(pairs: &[String]) -> String {
    let mut left: BTreeSet<&str> = pairs.iter().map(String::as_str).collect();
    let mut runs: Vec<String> = Vec::new();
    for pair in pairs {
        if !left.remove(pair.as_str()) {
            continue;
        }
        let mut run = pair.clone();
        while let Some(next) =
            run.chars().next_back().and_then(|last| left.iter().find(|pair| pair.starts_with(last)).copied())
        {
            left.remove(next);
            run.extend(next.chars().nth(1));
        }
        while let Some(before) =
            run.chars().next().and_then(|first| left.iter().find(|pair| pair.ends_with(first)).copied())
        {
            left.remove(before);
            run.insert(0, before.chars().next().unwrap_or_default());
        }
        runs.push(run);
    }
    runs.join(",")
}

#[cfg(test)]
mod tests {
    use super::{joined, pairs};

    #[test]
    fn pairs_that_go_on_are_put_together() {
        let list = |text: &[&str]| text.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
        assert_eq!(joined(&list(&["分清", "清零", "积分", "停机"])), "积分清零,停机");
        assert_eq!(pairs("积分，清零 a"), ["积分", "清零"]);
    }
}
