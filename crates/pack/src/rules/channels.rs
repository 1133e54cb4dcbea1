//! Rules about channels: what they say about cards, means of payment and criteria.

use topup_guard_core::picker::Question;

use super::{Complaints, RATED, known_choices, later, only};
use crate::content::Content;
use crate::tree::{Node, Value};

pub(crate) fn check(content: &Content, complaints: &mut Complaints) {
    let may_lack = later(content);
    let (cards, means) = (known_choices(Question::Card), known_choices(Question::Pay));
    for file in content.folder("channels") {
        let mut fits = |key, known: &[&str], what| {
            only(file, file.root.get(key), known, what, complaints);
            for (id, fit) in file.root.get(key).map_or(&[][..], Node::entries) {
                if matches!(fit.word("level"), Some("maybe" | "no")) && !fit.is_spoken() {
                    let text = format!(
                        "“{id}” says {} without why; add zh = \"…\" and en = \"…\"",
                        fit.word("level").unwrap_or_default()
                    );
                    complaints.insert(file.complaint(fit.line, text));
                }
            }
        };
        fits("serves", &cards, "card");
        fits("accepts", &means, "means of paying");
        let ratings = file.root.get("ratings");
        only(file, ratings, &RATED, "criterion", complaints);
        for criterion in required(ratings, may_lack) {
            match ratings.map(|ratings| (ratings, ratings.get(criterion))) {
                Some((ratings, None)) => {
                    let text = format!(
                        "the rating “{criterion}” is missing; write {criterion} = {{ value = 2, zh = \"…\", en = \"…\", own = true }}"
                    );
                    complaints.insert(file.complaint(ratings.line, text));
                }
                Some((_, Some(rating))) => {
                    if let Some(value) = rating.get("value")
                        && let Value::Number(number) = value.value
                        && !(0..=3).contains(&number)
                    {
                        complaints.insert(
                            file.complaint(value.line, "a rating is 0, 1, 2 or 3; write one of these"),
                        );
                    }
                }
                None => {}
            }
        }
    }
}

/// Returns the criteria that a channel has to rate: those in `may_lack` only if it does.
fn required(ratings: Option<&Node>, may_lack: &[&str]) -> Vec<&'static str> {
    let is_rated = |id: &str| ratings.is_some_and(|ratings| ratings.get(id).is_some());
    RATED.into_iter().filter(|id| is_rated(id) || !may_lack.contains(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Node, RATED, Value, required};

    #[test]
    fn a_later_criterion_may_lack_its_rating_and_no_other() {
        let rating = || Node { line: 1, value: Value::Number(2) };
        let old = Node { line: 1, value: Value::Table(vec![("direct".to_owned(), rating())]) };
        assert_eq!(required(Some(&old), &[]), RATED);
        let mut rest = RATED.to_vec();
        rest.retain(|id| *id != "help");
        assert_eq!(required(Some(&old), &["help"]), rest);
        let new = Node { line: 1, value: Value::Table(vec![("help".to_owned(), rating())]) };
        assert_eq!(required(Some(&new), &["help"]), RATED);
    }
}
