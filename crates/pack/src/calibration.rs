//! Calibration: what people's answers say about the models of forms, in `content/calibration.toml`.
//!
//! `cargo xtask bench calibrate` writes the file. A model that has an entry there has the difficulty that
//! answers show; every other one keeps the estimate of its author.

use std::collections::BTreeMap;
use std::path::Path;

use topup_guard_core::pack::{Difficulty, Item, QuizPack, Truth, model_of};
use topup_guard_core::quiz::nearest_rating;

use crate::complaint::Complaint;
use crate::content::{Content, File};
use crate::rules::{Complaints, only};
use crate::tree::{Node, Value};

/// Estimate with its 95 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Figure {
    /// The estimate.
    pub value: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

/// What answers say about a model, by the two-parameter logistic model.
#[derive(Debug, Clone, PartialEq)]
pub struct Calibrated {
    /// Id of the model.
    pub id: String,
    /// Number of rounds in which it was judged.
    pub rounds: u32,
    /// Number of them in which it was judged rightly.
    pub right: u32,
    /// How able somebody is who judges it rightly in half of all cases: in standard deviations above the
    /// average of those who answered. Models of scams are on a scale of their own, and so are genuine ones.
    pub difficulty: Figure,
    /// How steeply the log-odds of a right verdict rise with ability, per standard deviation; above 0.
    pub discrimination: Figure,
    /// What is wrong with it, in words; mostly nothing.
    pub flags: Vec<String>,
}

impl Calibrated {
    /// Returns the log-odds that somebody average among those who answered judges it rightly.
    fn log_odds(&self) -> f64 {
        -self.discrimination.value * self.difficulty.value
    }
}

/// Returns the ids of the models that stand in forms, with their truth.
#[must_use]
pub fn models_of_forms(quiz: &QuizPack) -> BTreeMap<String, Truth> {
    let models = quiz.forms.iter().flat_map(|form| &form.items).map(|name| model_of(name));
    models.filter_map(|id| quiz.item(id).map(|item| (id.to_owned(), item.truth))).collect()
}

/// Reads what a content folder has from answers, in order of ids; nothing if it has none.
///
/// # Errors
/// What is wrong in `calibration.toml`, but for what the items decide.
pub fn calibration(content: &Path) -> Result<Vec<Calibrated>, Vec<Complaint>> {
    let (content, mut complaints) = Content::open(content);
    complaints.retain(|complaint| complaint.file.ends_with("calibration.toml"));
    let mut complaints = Complaints::from_iter(complaints);
    let known = content.file("calibration").map(|file| read(file, &mut complaints)).unwrap_or_default();
    if complaints.is_empty() {
        Ok(known.into_iter().map(|(_, model)| model).collect())
    } else {
        Err(complaints.into_iter().collect())
    }
}

/// Writes what answers say about models as `content/calibration.toml` has it.
#[must_use]
pub fn calibration_toml(models: &[Calibrated]) -> String {
    let mut text = "# What people's answers say about the models in forms, see docs/CONTENT.md. Made by\n#     cargo xtask bench calibrate FILES --write\n# and not edited by hand. A model without an entry has the difficulty that its author estimated.\n".to_owned();
    for model in models {
        let figure = |Figure { value, low, high }| {
            format!("{{ value = {value:.2}, low = {low:.2}, high = {high:.2} }}")
        };
        text.push_str(&format!(
            "\n[[models]]\nid = \"{}\"\nrounds = {}\nright = {}\ndifficulty = {}\ndiscrimination = {}\n",
            model.id,
            model.rounds,
            model.right,
            figure(model.difficulty),
            figure(model.discrimination)
        ));
        if !model.flags.is_empty() {
            let flags: Vec<_> = model.flags.iter().map(|flag| format!("\"{flag}\"")).collect();
            text.push_str(&format!("flags = [{}]\n", flags.join(", ")));
        }
    }
    text
}

/// Gives items the difficulty that answers show.
pub(crate) fn apply(content: &Content, items: &mut [Item]) {
    let Some(file) = content.file("calibration") else { return };
    // What cannot be read is complained of by `check`.
    for (_, model) in read(file, &mut Complaints::new()) {
        if let Some(item) = items.iter_mut().find(|item| item.id == model.id) {
            item.difficulty = Difficulty::of_rating(nearest_rating(item.truth, model.log_odds()));
        }
    }
}

/// Complains of entries that are wrong, or about models that are in no form.
pub(crate) fn check(content: &Content, quiz: &QuizPack, complaints: &mut Complaints) {
    let Some(file) = content.file("calibration") else { return };
    only(file, Some(&file.root), &["models"], "part", complaints);
    let models = models_of_forms(quiz);
    for (line, model) in read(file, complaints) {
        if !models.contains_key(&model.id) {
            let text = format!(
                "“{}” is in no form; run `cargo xtask bench calibrate` again, or take the entry out",
                model.id
            );
            complaints.insert(file.complaint(line, text));
        }
    }
}

/// Reads the entries with their lines, in order of ids, and complains of those that are none.
fn read(file: &File, complaints: &mut Complaints) -> Vec<(usize, Calibrated)> {
    let mut known: BTreeMap<String, (usize, Calibrated)> = BTreeMap::new();
    for node in file.root.list("models") {
        let keys = ["id", "rounds", "right", "difficulty", "discrimination", "flags"];
        only(file, Some(node), &keys, "figure", complaints);
        let Some(model) = entry(node) else {
            let text = "this is no calibration of a model: it has id, rounds, right (at most rounds), and difficulty and discrimination with value, low and high in order; run `cargo xtask bench calibrate` again";
            complaints.insert(file.complaint(node.line, text));
            continue;
        };
        if known.insert(model.id.clone(), (node.line, model)).is_some() {
            complaints.insert(file.complaint(node.line, "this model has an entry already; take one out"));
        }
    }
    known.into_values().collect()
}

fn entry(node: &Node) -> Option<Calibrated> {
    let count = |key| match node.get(key)?.value {
        Value::Number(number) => u32::try_from(number).ok(),
        _ => None,
    };
    let figure = |key| {
        let part = |part| match node.get(key)?.get(part)?.value {
            Value::Fraction(number) => Some(number).filter(|number| number.is_finite()),
            Value::Number(number) => i32::try_from(number).ok().map(f64::from),
            _ => None,
        };
        let figure = Figure { value: part("value")?, low: part("low")?, high: part("high")? };
        (figure.low <= figure.value && figure.value <= figure.high).then_some(figure)
    };
    let flags = node.list("flags").iter().filter_map(Node::text).map(str::to_owned).collect();
    let model = Calibrated {
        id: node.word("id")?.to_owned(),
        rounds: count("rounds")?,
        right: count("right")?,
        difficulty: figure("difficulty")?,
        discrimination: figure("discrimination")?,
        flags,
    };
    (model.right <= model.rounds && model.discrimination.value > 0.0).then_some(model)
}
