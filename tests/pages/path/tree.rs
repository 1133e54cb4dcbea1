//! The browser's accessibility tree as a screen reader reads it, a line for each thing that is said.
use crate::harness::Page;
use serde_json::{Value, json};
use std::collections::HashMap;

/// Roles whose name says all that is in them.
const WHOLE: [&str; 12] = [
    "heading",
    "button",
    "link",
    "checkbox",
    "radio",
    "switch",
    "option",
    "menuitem",
    "DisclosureTriangle",
    "image",
    "progressbar",
    "textbox",
];

/// Roles that are said, with their name where they have one, before what is in them.
const AROUND: [&str; 13] = [
    "banner",
    "navigation",
    "main",
    "region",
    "group",
    "list",
    "listitem",
    "status",
    "alert",
    "dialog",
    "contentinfo",
    "complementary",
    "figure",
];

/// Properties that are said with a node.
const STATES: [&str; 7] = ["level", "pressed", "expanded", "checked", "disabled", "focused", "invalid"];

/// Returns the whole page as it is read, indented by depth.
pub(crate) fn spoken(page: &Page) -> String {
    let tree = page.session.cdp("Accessibility.getFullAXTree", json!({})).expect("the accessibility tree");
    let nodes = tree["nodes"].as_array().cloned().unwrap_or_default();
    let by_id: HashMap<&str, &Value> =
        nodes.iter().filter_map(|node| Some((node["nodeId"].as_str()?, node))).collect();
    let mut lines = Vec::new();
    if let Some(root) = nodes.first() {
        say(root, &by_id, 0, &mut lines);
    }
    // An empty line is where something ended.
    lines.retain(|line| !line.is_empty());
    lines.join("\n") + "\n"
}

fn say(node: &Value, all: &HashMap<&str, &Value>, depth: usize, lines: &mut Vec<String>) {
    let role = node["role"]["value"].as_str().unwrap_or_default();
    let name = node["name"]["value"].as_str().unwrap_or_default().trim();
    let ignored = node["ignored"] == true;
    let indent = "  ".repeat(depth);
    let mut inside = depth;
    if !ignored && role == "StaticText" {
        // What stands in one paragraph is read in one go.
        match lines.last_mut().filter(|line| line.starts_with(&format!("{indent}“"))) {
            Some(line) if !name.is_empty() => {
                let said = line.trim_end_matches('”').to_owned();
                *line = format!("{said}{name}”");
            }
            _ if !name.is_empty() => lines.push(format!("{indent}“{name}”")),
            _ => {}
        }
        return;
    }
    let whole = WHOLE.contains(&role);
    if !ignored && (whole || AROUND.contains(&role)) {
        let mut line = format!("{indent}{role}");
        if !name.is_empty() {
            line.push_str(&format!(" “{name}”"));
        }
        if let Some(value) = node["value"]["value"].as_str().filter(|value| !value.is_empty()) {
            line.push_str(&format!(" = {value}"));
        }
        for state in STATES.into_iter().filter(|state| *state != "level" || role == "heading") {
            let properties = node["properties"].as_array().into_iter().flatten();
            let value = properties
                .filter(|property| property["name"] == state)
                .map(|property| &property["value"]["value"]);
            match value.into_iter().next() {
                Some(Value::Bool(true)) => line.push_str(&format!(", {state}")),
                Some(Value::String(value)) if value != "false" => {
                    line.push_str(&format!(", {state} {value}"))
                }
                Some(Value::Number(value)) => line.push_str(&format!(", {state} {value}")),
                _ => {}
            }
        }
        lines.push(line);
        inside += 1;
    }
    if whole && !name.is_empty() && role != "textbox" {
        return;
    }
    let ends =
        role == "paragraph" || role == "term" || role == "definition" || role == "figure" || role == "Figure";
    if ends {
        lines.push(String::new());
    }
    for id in node["childIds"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if let Some(child) = all.get(id) {
            say(child, all, inside, lines);
        }
    }
    if ends {
        lines.push(String::new());
    }
}
