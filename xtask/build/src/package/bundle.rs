//! The npm package's entries for bundlers: the element's script with an address for each file, and the React
//! component.
use crate::scripts::{element, fill};
use serde_json::{Map, Value};
use xtask_base::files::read_text;
use xtask_base::run::dist;
use xtask_base::{Error, Result};

/// Marks for bundlers that an import is theirs to leave alone: its address is made when the page runs.
const LEFT_ALONE: &str = "/* @vite-ignore */ /* webpackIgnore: true */";
/// What the script begins with: from a path, as the loader has it, to the address that a bundler gave the file.
/// The folder above the files is nobody's page here, so what is passed on leads to the host's.
const PLACED: &str = "function placed(path) {
  const [name, query] = path.split(\"?\");
  const url = new URL(PLACES[name] ?? location.origin + location.pathname);
  if (query) url.search = query;
  return url;
}
";

/// Returns the element's script for bundlers.
///
/// It is not minified: bundlers do that, and their marks are comments.
pub(super) fn bundle() -> Result<String> {
    let path = dist().join("v1/files.json");
    let text = read_text(&path)?;
    let files: Value = serde_json::from_str(&text)
        .map_err(|e| Error::new(format!("{}: {e}", path.display()), "run `cargo xtask build`"))?;
    let script = placed(&fill(&element()?, "FILES", &files)?)?;
    let mut places: Vec<String> = std::fs::read_dir(dist().join("v1/assets"))
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .map(|name| {
            format!("  \"assets/{name}\": new URL(\"./dist/v1/assets/{name}\", import.meta.url).href,\n")
        })
        .collect();
    places.sort_unstable();
    Ok(format!(
        "// Where a bundler puts the files.\nconst PLACES = {{\n{}}};\n{PLACED}{script}",
        places.concat()
    ))
}

/// Returns the element's script with addresses that [`PLACED`] makes: bundlers rename and move files, and follow
/// only addresses that are written out.
fn placed(script: &str) -> Result<String> {
    let base = "const BASE = new URL(\".\", import.meta.url)";
    let import = "import(new URL(";
    if script.matches(base).count() != 1 || script.matches(import).count() != 1 {
        return Err(Error::new(
            format!("static/ does not have `{base}` and `{import}` exactly once"),
            "see `placed` in xtask/build/src/package/bundle.rs",
        ));
    }
    let mut script = script
        .replace(base, "const BASE = new URL(\".\", PLACES[FILES.full.wasm])")
        .replace(import, &format!("import({LEFT_ALONE} new URL("))
        // webpack shortens style sheets, so that their bytes are others.
        .replace("if (sum && !path.includes(", "if (sum && !path.endsWith(\".css\") && !path.includes(");
    while let Some(end) = script.find(", BASE)") {
        let Some(begin) = script[..end].rfind("new URL(") else { break };
        let path = script[begin + "new URL(".len()..end].to_owned();
        script.replace_range(begin..end + ", BASE)".len(), &format!("placed({path})"));
    }
    // webpack would write the path of the machine that it runs on.
    Ok(script.replace("import.meta.url", "BASE"))
}

/// Returns the React component with the manifest's attributes and events.
pub(super) fn react(template: &str, manifest: &Value) -> String {
    let element = &manifest["modules"][0]["declarations"][0];
    let named = |list: &str, prop: &dyn Fn(&str) -> String| -> Value {
        let names = element[list].as_array().into_iter().flatten().filter_map(|one| one["name"].as_str());
        names.map(|name| (prop(name), Value::from(name))).collect::<Map<_, _>>().into()
    };
    let attributes = named("attributes", &camel);
    let events = named("events", &|name| camel(&format!("on-{}", name.trim_start_matches("topup-guard:"))));
    template.replace("{{attributes}}", &attributes.to_string()).replace("{{events}}", &events.to_string())
}

/// Returns a name with hyphens as JavaScript writes it: `text-size` as `textSize`.
fn camel(name: &str) -> String {
    let mut parts = name.split('-');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        whole.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        whole.push_str(letters.as_str());
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_address_that_the_element_makes_is_the_bundler_s() {
        let script = placed(&element().unwrap()).unwrap();
        assert!(!script.contains("import.meta") && !script.contains(", BASE)"), "another address is made");
        assert!(script.contains(&format!("import({LEFT_ALONE} placed(")));
        assert!(script.matches("placed(").count() >= 4, "files, modules, the style, and what is passed on");
        assert!(placed("const BASE = 1;").is_err());
    }

    #[test]
    fn the_component_has_each_attribute_and_event_of_the_manifest() {
        let manifest = json!({ "modules": [{ "declarations": [{
            "attributes": [{ "name": "view" }, { "name": "text-size" }],
            "events": [{ "name": "topup-guard:ready" }],
        }] }] });
        let script = react("a {{attributes}} e {{events}}", &manifest);
        assert_eq!(
            script,
            "a {\"textSize\":\"text-size\",\"view\":\"view\"} e {\"onReady\":\"topup-guard:ready\"}"
        );
    }
}
