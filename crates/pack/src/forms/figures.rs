//! How alike the forms of a pack are.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use topup_guard_core::pack::{Item, QuizPack, Truth, model_of};

use super::ALLOWED;
use crate::LanguagePacks;
use crate::independence::{INCIDENTALS, incidentals};

/// How alike the forms of a bank are. All figures are numbers of items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormFigures {
    /// For each incidental the most by which one of its levels differs between scams and genuine artefacts of
    /// a form, in any language and form.
    pub incidentals: Vec<(&'static str, usize)>,
    /// The most by which two forms differ in the items of one medium, of one channel group, and of one
    /// difficulty, of one truth.
    pub between: [(&'static str, usize); 3],
    /// Pairs of twins of which each is in a form, never in the same one.
    pub twins: usize,
    /// Models in two forms.
    pub shared: usize,
    /// Items that are set aside, twins of items of forms with them, and items that practice has.
    pub set_aside: usize,
    /// Items that are left for practice.
    pub practice: usize,
    /// What differs by more than is allowed: form, language, incidental, level, scams, genuine artefacts.
    pub beyond: Vec<(String, String, &'static str, String, [usize; 2])>,
}

/// Says how alike the forms of these packs are; none if they have no forms.
#[must_use]
pub fn form_figures(packs: &[LanguagePacks]) -> Option<FormFigures> {
    let first = &packs.first()?.quiz;
    if first.forms.is_empty() {
        return None;
    }
    let mut incidental = [0; INCIDENTALS.len()];
    let mut beyond = Vec::new();
    for pack in packs.iter().filter(|pack| pack.lang != "zh-Hant") {
        for form in &pack.quiz.forms {
            let mut tables = vec![BTreeMap::<String, [usize; 2]>::new(); INCIDENTALS.len()];
            for item in form.items.iter().filter_map(|name| pack.quiz.item(name)) {
                for (table, value) in tables.iter_mut().zip(incidentals(&item)) {
                    table.entry(value).or_default()[usize::from(item.truth != Truth::Scam)] += 1;
                }
            }
            for (place, table) in tables.into_iter().enumerate() {
                for (level, counts) in table {
                    let differ = counts[0].abs_diff(counts[1]);
                    incidental[place] = differ.max(incidental[place]);
                    if differ > ALLOWED as usize {
                        beyond.push((form.id.clone(), pack.lang.clone(), INCIDENTALS[place], level, counts));
                    }
                }
            }
        }
    }
    let uses: Vec<&str> =
        first.forms.iter().flat_map(|form| &form.items).map(|name| model_of(name)).collect();
    let used: BTreeSet<&str> = uses.iter().copied().collect();
    let pairs = |item: &&Item| used.contains(item.id.as_str()) && used.contains(item.twin.as_str());
    let aside = |item: &&Item| used.contains(item.id.as_str()) || used.contains(item.twin.as_str());
    let set_aside = first.items.iter().filter(aside).count();
    Some(FormFigures {
        incidentals: INCIDENTALS.into_iter().zip(incidental).collect(),
        between: [
            ("medium", differ(first, |item| item.artefact.kind as usize)),
            ("channel group", differ(first, |item| item.group.clone())),
            ("difficulty", differ(first, |item| item.difficulty.rating())),
        ],
        twins: first.items.iter().filter(pairs).count() / 2,
        shared: uses.len() - used.len(),
        set_aside,
        practice: first.items.len() - set_aside,
        beyond,
    })
}

/// Returns the most by which two forms differ in the items that have one value, of one truth.
fn differ<T: Ord>(quiz: &QuizPack, value: impl Fn(&Item) -> T) -> usize {
    let mut counts: BTreeMap<(bool, T), Vec<usize>> = BTreeMap::new();
    for (place, form) in quiz.forms.iter().enumerate() {
        for item in form.items.iter().filter_map(|name| quiz.item(name)) {
            let key = (item.truth == Truth::Scam, value(&item));
            counts.entry(key).or_insert_with(|| vec![0; quiz.forms.len()])[place] += 1;
        }
    }
    let spread = |counts: &Vec<usize>| {
        counts.iter().max().zip(counts.iter().min()).map_or(0, |(most, least)| most - least)
    };
    counts.values().map(spread).max().unwrap_or(0)
}

impl fmt::Display for FormFigures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "Forms: by how many items they differ")?;
        writeln!(f, "  within a form, scams against genuine artefacts (at most {ALLOWED}):")?;
        for (name, most) in &self.incidentals {
            writeln!(f, "  {most:>5}  {name}")?;
        }
        writeln!(f, "  between forms, of one truth:")?;
        for (name, most) in &self.between {
            writeln!(f, "  {most:>5}  {name}")?;
        }
        writeln!(f, "  {:>5}  models in two forms, as different variants", self.shared)?;
        writeln!(f, "  {:>5}  pairs of twins of which both are in forms, never in the same one", self.twins)?;
        writeln!(f, "  {:>5}  items set aside", self.set_aside)?;
        writeln!(f, "  {:>5}  items for practice", self.practice)?;
        // What to write: the side that lacks a level, at the worst of all forms.
        let mut wanted: BTreeMap<(&str, &str, &str), (usize, [usize; 2])> = BTreeMap::new();
        for (_, lang, name, level, counts) in &self.beyond {
            let differ = counts[0].abs_diff(counts[1]);
            let worst = wanted.entry((name, lang, level)).or_default();
            *worst = (*worst).max((differ, *counts));
        }
        if !wanted.is_empty() {
            writeln!(f, "  what to write, or to vary by slots, so that {ALLOWED} is met:")?;
        }
        for ((name, lang, level), (_, [scams, genuine])) in wanted {
            let side = if scams < genuine { "scams" } else { "genuine items" };
            writeln!(f, "         {side} with {name} “{level}” ({lang}: {scams} scams, {genuine} genuine)")?;
        }
        Ok(())
    }
}
