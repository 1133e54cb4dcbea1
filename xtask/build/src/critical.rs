//! The rules of a style sheet that a page needs for what stands in it: the others come with the program.
use std::collections::BTreeSet;

/// The classes of a page's elements.
pub(crate) fn classes(html: &str) -> BTreeSet<&str> {
    let lists = html.split(" class=\"").skip(1).filter_map(|rest| rest.split('"').next());
    lists.flat_map(str::split_whitespace).collect()
}

/// Those rules of a lean style sheet that can hold for elements with these classes, in their order.
///
/// What is looked at are classes alone, and not those inside `:not(…)` and the like: a rule too many does no harm.
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
        } else if head.starts_with('@') || selectors(head).iter().any(|selector| holds(selector, classes)) {
            kept.push_str(&format!("{head}{{{body}}}"));
        }
    }
    kept
}

/// The first rule: what stands before its braces, in them, and behind them.
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

/// Each selector of a list, without what stands in parentheses.
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

/// Whether every class that a selector names is there. What is inside a shadow root is not.
fn holds(selector: &str, classes: &BTreeSet<&str>) -> bool {
    let is_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '-' || letter == '_';
    let names =
        selector.split('.').skip(1).map(|rest| rest.split(|c| !is_name(c)).next().unwrap_or_default());
    !selector.trim_start().starts_with(":host") && names.into_iter().all(|name| classes.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_hold_there_is_left_out_and_the_order_stays() {
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
