//! The page with the licences of all that the published programs are made of.
use super::shipped::Shipped;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use xtask_base::Result;
use xtask_base::files::{file_error, read};

/// How names of files with a licence begin, in small letters.
const NAMES: [&str; 5] = ["license", "licence", "copying", "unlicense", "notice"];

/// Writes each crate with its licence and where it is kept, then each text once with the crates that it is
/// of.
pub(super) fn notices(shipped: &[Shipped]) -> Result<String> {
    let mut texts: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    let mut list = String::new();
    for one in shipped {
        let Shipped { name, version, licence, repository, folder, .. } = one;
        _ = writeln!(list, "<li>{}</li>", escaped(&format!("{name} {version}: {licence}. {repository}")));
        for file in files(folder)? {
            let text = String::from_utf8_lossy(&read(&file)?).replace('\r', "").trim().to_owned();
            texts.entry(text).or_default().push(name);
        }
    }
    let mut sections = String::new();
    for (text, mut names) in texts {
        names.dedup();
        _ = write!(sections, "<h3>{}</h3>\n<pre>{}</pre>\n", escaped(&names.join(", ")), escaped(&text));
    }
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>TopUp Guard: licences</title>\n<h1>TopUp Guard: licences</h1>\n\
         <p>The program is under the MIT licence or the Apache License 2.0, the content under Creative Commons Attribution 4.0.</p>\n\
         <h2>What it is compiled from</h2>\n\
         <p>Rust’s standard library (MIT OR Apache-2.0, https://github.com/rust-lang/rust), and:</p>\n\
         <ul>\n{list}</ul>\n<h2>Their licences</h2>\n\
         <p>Of those that leave the choice, the one under which they are used here.</p>\n{sections}"
    ))
}

/// Returns the licences in a crate's folder: MIT's alone where it may be chosen, since it is the shortest.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).map_err(|e| file_error(folder, &e))?;
    let name = |path: &PathBuf| path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let mut files: Vec<_> =
        entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file()).collect();
    files.retain(|path| NAMES.iter().any(|begin| name(path).starts_with(begin)));
    files.sort();
    let chosen: Vec<_> = files.iter().filter(|path| name(path).contains("mit")).cloned().collect();
    Ok(if chosen.is_empty() { files } else { chosen })
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lists::shipped::shipped;

    #[test]
    fn every_crate_stands_on_the_page_with_its_licence_and_nearly_all_with_its_text() {
        let shipped = shipped().unwrap();
        let page = notices(&shipped).unwrap();
        let listed =
            |one: &&Shipped| page.contains(&format!("<li>{} {}: {}", one.name, one.version, one.licence));
        assert!(shipped.len() > 20 && shipped.iter().all(|one| listed(&one)));
        let without: Vec<_> = shipped.iter().filter(|one| files(&one.folder).unwrap().is_empty()).collect();
        assert!(without.len() * 4 < shipped.len(), "{without:?}");
        assert!(page.contains("Permission is hereby granted, free of charge"));
        assert!(!page.contains("<script") && page.len() < 200_000, "{} bytes", page.len());
    }
}
