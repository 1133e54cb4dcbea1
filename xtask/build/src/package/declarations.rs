//! The package's TypeScript declarations, written from its Custom Elements Manifest.
//!
//! Written here because the element's source is JavaScript that a release fills in and minifies: `tsc
//! --declaration` has no input whose types are those of the published element.
use serde_json::Value;
use std::fmt::Write;

/// Returns the declarations of the manifest's element; `types` has those that the manifest's types name.
pub(crate) fn declarations(manifest: &Value, types: &str) -> String {
    let element = &manifest["modules"][0]["declarations"][0];
    let (name, tag) = (text(element, "name"), text(element, "tagName"));
    let members = list(element, "members").map(|member| match text(member, "kind") {
        "method" => line(
            member,
            &format!("{}({}): {}", text(member, "name"), parameters(member), of(&member["return"])),
        ),
        _ => line(member, &format!("{}: {}", text(member, "name"), of(member))),
    });
    let attributes = list(element, "attributes").map(|one| line(one, &format!("{}?: {}", key(one), of(one))));
    let events = list(element, "events").map(|one| line(one, &format!("{}: {}", key(one), of(one))));
    let blocks = [
        (text(element, "description"), format!("{name} extends HTMLElement"), members.collect::<String>()),
        (
            "Its attributes, as a template writes them.",
            "TopupGuardAttributes".to_owned(),
            attributes.collect(),
        ),
        (
            "Its events. They bubble, and cross shadow roots.",
            "TopupGuardEventMap".to_owned(),
            events.collect(),
        ),
    ];
    let mut out = types.to_owned();
    for (about, head, lines) in blocks {
        // Writing to a String cannot fail.
        let _ = write!(out, "\n/** {about} */\nexport interface {head} {{\n{lines}}}\n");
    }
    let _ = write!(
        out,
        "\n/** Handlers of its events, as React and Svelte name them. */\n\
         export type TopupGuardHandlers = {{\n  [Name in keyof TopupGuardEventMap as `on${{Name}}`]?: \
         (event: TopupGuardEventMap[Name]) => void;\n}};\n\n\
         declare global {{\n  interface HTMLElementTagNameMap {{\n    \"{tag}\": {name};\n  }}\n  \
         // Those of every element, of the document and of the window.\n  \
         interface GlobalEventHandlersEventMap extends TopupGuardEventMap {{}}\n}}\n"
    );
    out
}

/// Returns a declaration with its comment, inside an interface.
fn line(of: &Value, declaration: &str) -> String {
    format!("  /** {} */\n  {declaration};\n", text(of, "description"))
}

fn parameters(method: &Value) -> String {
    let parameter = |one: &Value| {
        let mark = if one["optional"] == true { "?" } else { "" };
        format!("{}{mark}: {}", text(one, "name"), of(one))
    };
    list(method, "parameters").map(parameter).collect::<Vec<_>>().join(", ")
}

/// Returns a name as the key of an interface, quoted where it must be.
fn key(one: &Value) -> String {
    let name = text(one, "name");
    if name.chars().all(char::is_alphanumeric) { name.to_owned() } else { format!("\"{name}\"") }
}

/// Returns the type of an entry.
fn of(one: &Value) -> &str {
    text(&one["type"], "text")
}

fn text<'a>(one: &'a Value, name: &str) -> &'a str {
    one[name].as_str().unwrap_or_default()
}

fn list<'a>(one: &'a Value, name: &str) -> impl Iterator<Item = &'a Value> {
    one[name].as_array().into_iter().flatten()
}
