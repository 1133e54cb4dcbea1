//! Short names for what goes between a program's wasm and its glue.
use crate::{Error, Result};
use std::collections::HashMap;

/// Gives a glue the names that wasm-opt has given to the functions that its wasm imports and exports; `names`
/// is what wasm-opt has written, a line of JSON such as `["module","before","after"]` for each.
///
/// # Errors
/// When the glue lacks one of the functions that are imported.
pub fn rename(glue: &str, names: &str) -> Result<String> {
    let (mut imports, mut exports, mut modules) = (HashMap::new(), HashMap::new(), HashMap::new());
    for line in names.lines() {
        match line.split('"').collect::<Vec<_>>()[..] {
            [_, module, _, before, _, after, _] => {
                imports.insert(before, after);
                modules.insert(format!("\"{module}\""), "a");
            }
            [_, before, _, after, _] => drop(exports.insert(before, after)),
            _ => {}
        }
    }
    let mut renamed = String::with_capacity(glue.len());
    let (mut rest, mut object) = (glue, "");
    while let Some(start) = rest.find(is_name) {
        let (between, name) = rest.split_at(start);
        let (name, after) = name.split_at(name.find(|c| !is_name(c)).unwrap_or(name.len()));
        let short = match (object, between) {
            ("wasm", ".") => exports.get(name).copied(),
            _ if after.starts_with(':') => imports.remove(name),
            _ => None,
        };
        renamed.extend([between, short.unwrap_or(name)]);
        (rest, object) = (after, name);
    }
    renamed.push_str(rest);
    if let Some(missing) = imports.keys().next() {
        let what = format!("the glue has no function {missing}");
        return Err(Error::new(what, "see what wasm-bindgen writes now"));
    }
    Ok(modules.into_iter().fold(renamed, |glue, (before, after)| glue.replace(&before, after)))
}

/// Returns whether a character can be in a name of JavaScript.
fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '_' | '$')
}

#[cfg(test)]
mod tests {
    use super::rename;

    const NAMES: &str = r#"{
 "imports": [
  ["./topup-guard_bg.js", "__wbg_then_1a", "$"]
 ],
"exports": [
  ["memory", "b"],
  ["mount", "c"]
 ]
}"#;

    #[test]
    fn a_glue_gets_the_short_names_of_what_goes_between_it_and_the_wasm() {
        let glue = "{ __wbg_then_1a: function(a) { return wasm.memory.mount; } }
            function mount(a) { wasm.mount(memory); } return { \"./topup-guard_bg.js\": import0 };";
        let renamed = "{ $: function(a) { return wasm.b.mount; } }
            function mount(a) { wasm.c(memory); } return { a: import0 };";
        assert_eq!(rename(glue, NAMES).unwrap(), renamed);
    }

    #[test]
    fn a_glue_without_an_imported_function_is_refused() {
        let error = rename("wasm.mount()", NAMES).unwrap_err();
        assert!(error.to_string().contains("__wbg_then_1a"), "{error}");
    }
}
