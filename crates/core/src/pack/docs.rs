//! Doc comments of the wire types, from which the schema of packs takes its descriptions.

/// Doc comments of a wire type.
#[derive(Debug, Clone, Copy)]
pub struct Docs {
    /// Name of the type in Rust.
    pub name: &'static str,
    pub(super) about: &'static [&'static str],
    /// Key in JSON or variant in Rust, and its attributes.
    pub(super) parts: &'static [(&'static str, &'static [&'static str])],
}

/// Wire type whose doc comments can be read.
pub trait Documented {
    /// Its doc comments.
    const DOCS: Docs;
}

impl Docs {
    /// Returns what the type's doc comment says.
    #[must_use]
    pub fn about(&self) -> String {
        text(self.about)
    }

    /// Returns what is said of the field with this key, or of the variant with this name, in JSON.
    #[must_use]
    pub fn part(&self, key: &str) -> Option<String> {
        let found = self.parts.iter().find(|(name, _)| *name == key || kebab(name) == key);
        found.map(|(_, attributes)| text(attributes))
    }
}

/// Returns the text of the doc comments among these attributes, without links.
fn text(attributes: &[&str]) -> String {
    // As `stringify!` writes them: `doc = r" Id in kebab case."`.
    let lines = attributes.iter().filter_map(|attribute| {
        let (_, quoted) = attribute.strip_prefix("doc")?.split_once('"')?;
        Some(quoted.rsplit_once('"')?.0.trim())
    });
    let text = lines.collect::<Vec<_>>().join(" ");
    // [`Name`](path) and [`path::Name`] are `Name`.
    let mut plain = String::new();
    let mut rest = text.trim();
    while let Some((before, link)) = rest.split_once("[`") {
        let Some((name, after)) = link.split_once("`]") else { break };
        plain.push_str(before);
        plain.push('`');
        plain.push_str(name.rsplit("::").next().unwrap_or(name));
        plain.push('`');
        let path = after.strip_prefix('(').and_then(|path| path.split_once(')'));
        rest = path.map_or(after, |(_, after)| after);
    }
    plain + rest
}

/// Returns a variant's name as JSON has it: `CannotTell` is `cannot-tell`.
fn kebab(name: &str) -> String {
    let mut kebab = String::new();
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !kebab.is_empty() {
            kebab.push('-');
        }
        kebab.push(letter.to_ascii_lowercase());
    }
    kebab
}
