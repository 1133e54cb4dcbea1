//! `_headers` files as Netlify and Cloudflare Pages read them: paths, each with headers under it.

/// Rules of one file.
#[derive(Debug, Default)]
pub(crate) struct Rules(Vec<(String, Vec<(String, String)>)>);

impl Rules {
    /// Reads a file and ignores what is no rule, as hosts do.
    pub(crate) fn read(text: &str) -> Self {
        let mut rules = Self::default();
        for line in text.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
            if !line.starts_with(' ') {
                rules.0.push((line.trim().to_owned(), Vec::new()));
            } else if let (Some((_, headers)), Some((name, value))) =
                (rules.0.last_mut(), line.split_once(':'))
            {
                headers.push((name.trim().to_owned(), value.trim().to_owned()));
            }
        }
        rules
    }

    /// Returns the headers of a path, one a line; the values of two rules that match are joined, as hosts do.
    pub(crate) fn of(&self, path: &str) -> String {
        let mut all: Vec<(&str, String)> = Vec::new();
        for (name, value) in
            self.0.iter().filter(|(rule, _)| fits(rule, path)).flat_map(|(_, headers)| headers)
        {
            match all.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(name)) {
                Some((_, values)) => *values = format!("{values}, {value}"),
                None => all.push((name, value.clone())),
            }
        }
        all.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect()
    }
}

/// Returns whether a path matches a rule, in which `*` stands for anything.
fn fits(rule: &str, path: &str) -> bool {
    match rule.split_once('*') {
        None => rule == path,
        Some((before, after)) => path.strip_prefix(before).is_some_and(|rest| rest.ends_with(after)),
    }
}

#[cfg(test)]
mod tests {
    use super::Rules;

    #[test]
    fn every_rule_that_fits_has_its_say() {
        let rules =
            Rules::read("# why\n/*\n  A: 1\n/v1/*\n  B: 2: 3\n  a: 4\n\n/x.js\n  C: 5\n*/y.js\n  D: 6\n");
        assert_eq!(rules.of("/v1/z"), "A: 1, 4\r\nB: 2: 3\r\n");
        assert_eq!(rules.of("/x.js"), "A: 1\r\nC: 5\r\n");
        assert_eq!(rules.of("/en/y.js"), "A: 1\r\nD: 6\r\n");
    }
}
