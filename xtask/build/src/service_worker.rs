//! Offline use of our own page: addresses with a version, and the service worker with its list of files.
use crate::hash::sha256;
use crate::scripts::{fill, minify};
use serde_json::{Map, Value, json};
use std::path::Path;
use xtask_base::Result;
use xtask_base::files::{files, read, read_text, write};
use xtask_base::run::root;

/// Files of the page that are not named by their hash: they are requested as `offline.js?<version>`.
const OWN: [&str; 2] = ["offline.js", "v1/topup-guard.js"];
/// Prefixes of files that are fetched after the first view.
const LATER: [&str; 7] = [
    "v1/assets/full-",
    "v1/assets/pack-full-",
    "v1/assets/pack-quiz-",
    "v1/assets/part-",
    "v1/assets/quiz-",
    "v1/assets/check-",
    "v1/assets/patterns-",
];
/// Prefixes of files that only hosts with content of their own use.
const HOSTS: [&str; 2] = ["v1/assets/all-", "v1/assets/host-pack-"];

/// Returns the version: the beginning of a hash over the page's own files.
pub(crate) fn version(stage: &Path) -> Result<String> {
    let mut all = Vec::new();
    for name in OWN {
        all.extend(read(&stage.join(name))?);
    }
    Ok(format!("{:.8}", sha256(all)))
}

/// Adds the version to each address in a page or script that needs one; without a version the text is
/// unchanged.
pub(crate) fn versioned(text: &str, version: &str) -> String {
    if version.is_empty() {
        return text.to_owned();
    }
    OWN.iter().fold(text.to_owned(), |text, name| {
        text.replace(&format!("./{name}\""), &format!("./{name}?{version}\""))
    })
}

/// Writes the service worker for the files in `stage`.
pub(crate) fn write_worker(stage: &Path, version: &str) -> Result<()> {
    let [mut first, mut later] = [Map::new(), Map::new()];
    for file in files(stage)? {
        let name = file.strip_prefix(stage).unwrap_or(&file).display().to_string();
        let Some(address) = address(&name, version) else { continue };
        let sum = format!("{:.16}", sha256(read(&file)?));
        let list = if LATER.iter().any(|begin| name.starts_with(begin)) { &mut later } else { &mut first };
        list.insert(address, sum.into());
    }
    let script = read_text(&root().join("static/sw.js"))?;
    // A changed script is a new version too: it must not empty the cache of the one before.
    let lists = [&first, &later].map(|list| Value::Object(list.clone()).to_string());
    let version = format!("{:.8}", sha256(script.clone() + &lists.concat()));
    let list = json!({ "version": version, "first": first, "later": later });
    write(&stage.join("sw.js"), minify(stage, &fill(&script, "FILES", &list)?)?)
}

/// Returns the address by which the page requests a file; none for files that it does not need.
fn address(name: &str, version: &str) -> Option<String> {
    if let Some(folder) = name.strip_suffix("index.html") {
        return Some(folder.to_owned());
    }
    if OWN.contains(&name) {
        return Some(format!("{name}?{version}"));
    }
    // The style is inline.
    let is_host_s = HOSTS.iter().any(|begin| name.starts_with(begin)) || name.ends_with(".css");
    (name.starts_with("v1/assets/") && !is_host_s).then(|| name.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_files_of_the_page_are_cached_and_by_the_address_of_their_request() {
        for (name, expected) in [
            ("index.html", Some("")),
            ("en/index.html", Some("en/")),
            ("offline.js", Some("offline.js?1a")),
            ("v1/topup-guard.js", Some("v1/topup-guard.js?1a")),
            ("v1/assets/full-0.wasm", Some("v1/assets/full-0.wasm")),
            ("v1/assets/host-pack-0.js", None),
            ("v1/assets/topup-guard-0.css", None),
            ("page.css", None),
            ("embed.html", None),
            ("embed.js", None),
            ("SHA256SUMS", None),
        ] {
            assert_eq!(address(name, "1a").as_deref(), expected, "{name}");
        }
    }

    #[test]
    fn every_own_address_in_a_text_gets_the_version() {
        let text =
            "<script data-later=\"./offline.js\"><script src=\"./v1/topup-guard.js\">\"./v1/assets/a.js\"";
        let expected = "<script data-later=\"./offline.js?1a\"><script src=\"./v1/topup-guard.js?1a\">\"./v1/assets/a.js\"";
        assert_eq!(versioned(text, "1a"), expected);
        assert_eq!(versioned(text, ""), text);
    }
}
