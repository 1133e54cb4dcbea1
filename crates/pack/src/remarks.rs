//! Counts the remarks of a content review by what became of them.

use std::collections::BTreeSet;
use std::fmt;

/// What may become of a remark, in the words of the review's tables.
const STATUSES: [&str; 3] = ["mended", "answered", "open"];

/// Remarks of a review, counted by status.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remarks {
    /// Number of remarks after which the content was changed.
    pub mended: usize,
    /// Number of remarks that stand, with the reason.
    pub answered: usize,
    /// Number of remarks with which nothing was done yet.
    pub open: usize,
    /// Rows that are no sound entry, each with what is wrong.
    pub unsound: Vec<String>,
}

/// Reads the tables of a review in Markdown: rows of remark, what it was, status and what was done.
#[must_use]
pub fn remarks(review: &str) -> Remarks {
    let mut remarks = Remarks::default();
    let mut names = BTreeSet::new();
    for row in review.lines().filter(|line| line.starts_with('|')) {
        let cells: Vec<_> = row.trim_matches('|').split('|').map(str::trim).collect();
        let name = cells.first().copied().unwrap_or_default();
        if name == "Remark" || name.starts_with("---") {
            continue;
        }
        let [_, was, status, done] = cells[..] else {
            remarks.unsound.push(format!("“{name}” has {} cells; write 4", cells.len()));
            continue;
        };
        match status {
            _ if was.is_empty() || done.is_empty() => {
                remarks.unsound.push(format!("“{name}” leaves a cell empty; fill it"));
            }
            _ if !names.insert(name) => remarks.unsound.push(format!("“{name}” stands there twice")),
            "mended" => remarks.mended += 1,
            "answered" => remarks.answered += 1,
            "open" => remarks.open += 1,
            _ => {
                remarks.unsound.push(format!("“{name}” is “{status}”; write one of: {}", STATUSES.join(", ")))
            }
        }
    }
    remarks
}

impl fmt::Display for Remarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:>5} remarks mended", self.mended)?;
        writeln!(f, "{:>5} answered with a reason", self.answered)?;
        for row in &self.unsound {
            writeln!(f, "      {row}")?;
        }
        write!(f, "remarks open: {}", self.open + self.unsound.len())
    }
}

#[cfg(test)]
mod tests {
    use super::{Remarks, remarks};

    #[test]
    fn rows_are_counted_by_status() {
        let review = "text\n| Remark | What it was | Status | What was done |\n|---|---|---|---|\n\
                      | 1 A | a | mended | b |\n| 2 B | a | answered | c |\n| 3 C | a | open | d |\n";
        let expected = Remarks { mended: 1, answered: 1, open: 1, unsound: Vec::new() };
        assert_eq!(remarks(review), expected);
        assert!(remarks(review).to_string().ends_with("remarks open: 1"));
    }

    #[test]
    fn rows_that_say_nothing_count_as_open() {
        for row in
            ["| 1 | a | mended |", "| 1 | a | mended | |", "| 1 | a | done | b |", "| 1 | a | open | b | c |"]
        {
            let found = remarks(row);
            assert_eq!(found.unsound.len(), 1, "{row}");
            assert!(found.to_string().ends_with("remarks open: 1"), "{row}");
        }
        assert_eq!(remarks("| 1 | a | mended | b |\n| 1 | a | mended | b |").unsound.len(), 1);
    }
}
