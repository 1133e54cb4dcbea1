//! Critical CSS: the rules of a style sheet that the first view needs; the others come with the program.
//!
//! Written here because the page has few classes and one style sheet of ours; tools for this start a browser.
use std::collections::BTreeSet;

/// Returns the classes of a page's elements.
pub(crate) fn classes(html: &str) -> BTreeSet<&str> {
    let lists = html.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    lists.flat_map(str::split_whitespace).collect()
}

/// Returns the rules of a minified style sheet that can match elements with these classes, in their order.
///
/// Only classes are compared, and not those inside `:not(…)` and the like: a rule too many does no harm.
pub(crate) fn critical(css: &str, classes: &BTreeSet<&str>) -> String {
    let mut kept = String::new();
    let mut rest = css;
    while let Some((head, body, after)) = rule(rest) {
        rest = after;
        let head = head.trim();
        if head.starts_with("@media") || head.starts_with("@supports") || head.starts_with("@container") {
            let inner = critical(body, classes);
            if !inner.is_empty() {
                kept.push_str(&format!("{head}{{{inner}}}"));
            }
        } else if head.starts_with('@') || selectors(head).iter().any(|selector| can_match(selector, classes))
        {
            kept.push_str(&format!("{head}{{{body}}}"));
        }
    }
    kept
}

/// Splits off the first rule: returns its selectors, its body, and the rest.
fn rule(css: &str) -> Option<(&str, &str, &str)> {
    let (head, rest) = css.split_once('{')?;
    let mut depth = 1;
    for (at, letter) in rest.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some((head, &rest[..at], &rest[at + 1..]));
        }
    }
    None
}

/// Returns each selector of a list, without parentheses and what is in them.
fn selectors(list: &str) -> Vec<String> {
    let mut all = vec![String::new()];
    let mut depth = 0;
    for letter in list.chars() {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            ',' if depth == 0 => all.push(String::new()),
            letter if depth == 0 => all.last_mut().into_iter().for_each(|selector| selector.push(letter)),
            _ => {}
        }
    }
    all
}

/// Returns whether a selector can match: every class it names is used, and it does not select the shadow
/// root's host.
fn can_match(selector: &str, classes: &BTreeSet<&str>) -> bool {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let names =
        selector.split('.').skip(1).map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default());
    !selector.trim_start().starts_with(":host") && names.into_iter().all(|name| classes.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_that_cannot_match_are_left_out_and_the_order_stays() {
        let classes = classes("<p class=\"card  on\"><b class=\"tag\"></b></p>");
        assert_eq!(classes, BTreeSet::from(["card", "on", "tag"]));
        let css = "p{a:b}.card .tag:hover{c:d}.card>.other{e:f}.other,.on::before{g:h}:host([x]) .card{i:j}\
                   .card:not(.other,.x){k:l}@media print{.other{m:n}}@media (x){.card{o:p}.other{q:r}}\
                   @keyframes k{0%{s:t}}";
        let expected = "p{a:b}.card .tag:hover{c:d}.other,.on::before{g:h}.card:not(.other,.x){k:l}\
                        @media (x){.card{o:p}}@keyframes k{0%{s:t}}";
        assert_eq!(critical(css, &classes), expected);
    }
}
