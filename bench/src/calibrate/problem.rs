//! What is wrong with an answer or a file, with its place and what to do.

use std::collections::BTreeMap;
use std::fmt;

/// How many places of one kind of problem are listed.
const LISTED: usize = 5;

/// Where something stands: a line of a file, or a statement of an array.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Place {
    Line(String, usize),
    Statement(String, usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Line(file, line) => write!(f, "{file}:{line}"),
            Self::Statement(file, number) => write!(f, "{file}, statement {number}"),
        }
    }
}

/// Reason why something is not used, or is used in part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Problem {
    Empty,
    Broken,
    Newer,
    CutShort,
    Foreign,
    NoItem,
    InNoForm,
    NoForm,
    NoRound,
    NoVerdict,
    Contradicts,
    ImpossibleTime,
    Again,
    Otherwise,
    SeenBefore,
    Practised,
}

impl Problem {
    /// Says what is wrong, and what was done.
    fn what(self) -> &'static str {
        match self {
            Self::Empty => "the file is empty",
            Self::Broken => "this cannot be read, so it was left out",
            Self::Newer => "a newer version of the program wrote this, so it was left out",
            Self::CutShort => "the record has fewer lines than its first line says; what is there was used",
            Self::Foreign => "this statement is not of this program, so it was left out",
            Self::NoItem => "there is no such item, so the answer was left out",
            Self::InNoForm => "this item is in no form, so the answer was left out",
            Self::NoForm => "this was measured without a form, so the answer was left out",
            Self::NoRound => "the statement says no round, so the answer was left out",
            Self::NoVerdict => "this is no verdict on an artefact, so it was left out",
            Self::Contradicts => "what is right here is not what the bank says, so the answer was left out",
            Self::ImpossibleTime => "the time is impossible, so the answer was left out",
            Self::Again => "the same answer is there twice; it counts once",
            Self::Otherwise => "the item is answered otherwise in the same round; the first answer counts",
            Self::SeenBefore => "the person had judged this item before; the first answer counts",
            Self::Practised => "practice had shown this item to the person, so the answer was left out",
        }
    }

    /// Says what to do now.
    fn help(self) -> &'static str {
        match self {
            Self::Empty => "ask whoever sent it for it again, or leave it out",
            Self::Broken => "compare it with what was received; every line is whole there",
            Self::Newer => "run this from a checkout of the version that wrote it",
            Self::CutShort => "ask whoever sent it to export the record again",
            Self::Foreign => {
                "nothing, unless it should be ours: then see that `object.id` came through whole"
            }
            Self::NoItem => {
                "run this from a checkout of the version that the people saw, or ask who made the line"
            }
            Self::InNoForm => "nothing: the forms were made anew since, or it is of a pack of the host's own",
            Self::NoForm => "nothing: only answers on forms can be compared",
            Self::NoRound => "see that whoever forwards the statements keeps `result.extensions`",
            Self::NoVerdict => "nothing: only verdicts are fitted",
            Self::Contradicts => {
                "the item was changed since, or somebody made the line: look at the item's history"
            }
            Self::ImpossibleTime => {
                "nothing, if a few: a clock was wrong, or nobody read what was asked (under a second)"
            }
            Self::Again => "nothing",
            Self::Otherwise => "see whether two people shared a round, or somebody made the line",
            Self::SeenBefore | Self::Practised => "nothing: who has seen an item finds it easier",
        }
    }
}

/// Everything that is wrong, by kind.
#[derive(Debug, Default)]
pub(crate) struct Problems(BTreeMap<Problem, Vec<(Place, String)>>);

impl Problems {
    /// Notes a problem; `detail` says what exactly, and may be empty.
    pub(crate) fn add(&mut self, problem: Problem, place: Place, detail: impl Into<String>) {
        self.0.entry(problem).or_default().push((place, detail.into()));
    }

    #[cfg(test)]
    pub(crate) fn count(&self, problem: Problem) -> usize {
        self.0.get(&problem).map_or(0, Vec::len)
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (problem, places) in &self.0 {
            for (place, detail) in places.iter().take(LISTED) {
                let detail = if detail.is_empty() { String::new() } else { format!(" ({detail})") };
                writeln!(f, "{place}: {}{detail}", problem.what())?;
            }
            if places.len() > LISTED {
                writeln!(f, "  … and {} more of these", places.len() - LISTED)?;
            }
            writeln!(f, "  help: {}", problem.help())?;
        }
        Ok(())
    }
}
