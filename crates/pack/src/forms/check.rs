//! Holds that `content/forms.toml` has forms: as many as there should be, of items that can be in one.

use std::collections::{BTreeMap, BTreeSet};

use topup_guard_core::pack::{QuizPack, Truth, model_of, number_of, variant_name};

use super::bank::can_measure;
use super::{EACH, FORMS};
use crate::content::Content;
use crate::rules::Complaints;

/// Complains of forms that are none.
pub(crate) fn check(content: &Content, quiz: &QuizPack, complaints: &mut Complaints) {
    let Some(file) = content.file("forms") else { return };
    let mut complain = |line, text: String| _ = complaints.insert(file.complaint(line, text));
    let forms = file.root.list("forms");
    if forms.len() < FORMS {
        complain(
            1,
            format!("there are {} forms, and people are measured with {FORMS}; make them anew", forms.len()),
        );
    }
    let mut ids = BTreeSet::new();
    let mut uses: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for form in forms {
        let id = form.word("id").unwrap_or_default();
        if id.strip_prefix("form-").is_none_or(|rest| rest.len() != 1) || !ids.insert(id) {
            complain(form.line, "forms are named one by one: id = \"form-a\"".to_owned());
        }
        let (mut here, mut counts) = (BTreeSet::new(), [0; 2]);
        for node in form.list("items") {
            let name = node.text().unwrap_or_default();
            let (model, number) = (model_of(name), number_of(name));
            let Some(item) = quiz.items.iter().find(|item| item.id == model) else {
                complain(node.line, format!("there is no item “{model}”; make the forms anew"));
                continue;
            };
            let is_variant = number < item.variants() && name == variant_name(model, number);
            if !can_measure(item) || !is_variant {
                complain(
                    node.line,
                    format!("“{name}” is no variant of a scam or a genuine item that is asked in one step"),
                );
                continue;
            }
            counts[usize::from(item.truth == Truth::Scam)] += 1;
            if !here.insert(model) {
                complain(node.line, format!("“{model}” is in this form twice"));
            }
            if here.contains(item.twin.as_str()) {
                complain(
                    node.line,
                    format!("“{model}” and its twin are in one form; the one gives the other away"),
                );
            }
            let numbers = uses.entry(model).or_default();
            numbers.push(number);
            if numbers.len() > 2 {
                complain(node.line, format!("“{model}” is in more than two forms"));
            } else if numbers.len() == 2 && numbers[0] == number {
                complain(node.line, format!("“{model}” is the same variant in two forms"));
            }
        }
        if counts != [EACH; 2] {
            let [genuine, scams] = counts;
            complain(
                form.line,
                format!(
                    "a form has {EACH} scams and {EACH} genuine items, and this one {scams} and {genuine}"
                ),
            );
        }
    }
}
