//! `cargo xtask mutants --quick`: the most important rules, each with one way to break it.
use xtask_base::{Error, Result};

/// Rule of core, and a change that breaks it.
#[derive(Debug)]
pub(super) struct Rule {
    /// The rule in words.
    pub(super) says: &'static str,
    /// The file below core's sources.
    pub(super) file: &'static str,
    /// The expression that ensures it, which occurs once.
    is: &'static str,
    /// An expression that breaks it.
    not: &'static str,
}

const fn rule(says: &'static str, file: &'static str, is: &'static str, not: &'static str) -> Rule {
    Rule { says, file, is, not }
}

/// One for each part of core that people rely on.
pub(super) const RULES: &[Rule] = &[
    rule(
        "whoever is guided by somebody is offered nothing",
        "picker/rank.rs",
        "answers.known(Question::Asked) == Some(Choice::Somebody)",
        "false",
    ),
    rule("what does not serve is not ranked", "picker/rank.rs", "gates.is_empty()", "true"),
    rule(
        "points are weight times rating",
        "picker/rank.rs",
        "self.weight * self.rating",
        "self.weight + self.rating",
    ),
    rule("more than one change of answers is tried", "picker/flips.rs", "two.0 != one.0", "false"),
    rule("a number that is too long is none", "number/check.rs", "length > longest", "false"),
    rule("a prefix of two carriers is of neither", "number/plan.rs", "row.carrier == Some(*carrier)", "true"),
    rule("the check digit of a card doubles every second digit", "number/iccid.rs", "digit * 2", "digit"),
    rule("a scam called a scam is a hit", "quiz/profile.rs", "&mut self.hits", "&mut self.misses"),
    rule(
        "a genuine artefact called a scam is a false alarm",
        "quiz/profile.rs",
        "&mut self.false_alarms",
        "&mut self.correct_rejections",
    ),
    rule(
        "the lasting memory gains less",
        "quiz/fsrs.rs",
        "power(self.stability, -w9)",
        "power(self.stability, w9)",
    ),
    rule(
        "what is due is due from its millisecond on",
        "quiz/schedule.rs",
        "self.due_from(now) <= now",
        "self.due_from(now) < now",
    ),
    rule("a line of a later version is kept as such", "quiz/line.rs", "newer > WITH_FORM", "false"),
    rule(
        "an answer taken in twice counts once",
        "quiz/chunk.rs",
        "self.ids.binary_search(id).is_err()",
        "true",
    ),
    rule("a code with a wrong digit is refused", "quiz/bits.rs", "check(digits) == given", "true"),
    rule("half of a round are scams at most", "quiz/practice.rs", "length / 2", "length"),
    rule("a twin never follows its twin", "quiz/selection.rs", "last.twin != Some(place)", "true"),
    rule(
        "what was shown does not measure",
        "quiz/entry.rs",
        "self.held_out && self.shown == 0",
        "self.held_out",
    ),
    rule("no more is read of a pack than was written", "pack/wire.rs", "reader.is_done()", "true"),
];

/// Returns a file in which each of these numbered rules is broken when the environment chooses it.
pub(super) fn broken(source: &str, rules: &[(usize, &Rule)]) -> Result<String> {
    let (program, tests) = source.split_at(source.find("#[cfg(test)]").unwrap_or(source.len()));
    let mut program = program.to_owned();
    for (number, Rule { says, file, is, not }) in rules {
        if program.matches(is).count() != 1 {
            return Err(Error::new(
                format!("`{is}` does not stand once in {file}"),
                format!("name another change in xtask/src/mutants/rules.rs that breaks the rule: {says}"),
            ));
        }
        let choice = format!("(if crate::mutant::running() == {number} {{ {not} }} else {{ {is} }})");
        program = program.replace(is, &choice);
    }
    Ok(program + tests)
}

#[cfg(test)]
mod tests {
    use super::{broken, rule};

    #[test]
    fn a_rule_is_broken_in_the_program_and_not_in_its_tests() {
        let source = "fn f() -> bool { 1 < 2 }\n#[cfg(test)]\nmod tests { assert!(1 < 2) }";
        let made = broken(source, &[(3, &rule("", "", "1 < 2", "false"))]).unwrap();
        assert!(
            made.starts_with(
                "fn f() -> bool { (if crate::mutant::running() == 3 { false } else { 1 < 2 }) }"
            )
        );
        assert!(made.ends_with("mod tests { assert!(1 < 2) }"));
        assert!(broken(source, &[(3, &rule("", "", "2 < 3", "false"))]).is_err());
    }
}
