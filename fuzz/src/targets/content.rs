//! Our own content's files, in the middle of writing: every mistake is told with file and line.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use arbitrary::Unstructured;
use topup_guard_pack::{Complaint, content_dir, packs_of};

use super::text;

#[path = "../../../crates/pack/tests/common/made.rs"]
mod made;

/// The small good content that the compiler's own tests break, by path without ending.
static GOOD: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let folder = content_dir().with_file_name("crates/pack/tests/good");
    let mut files = vec![("messages".to_owned(), made::messages()), ("picker".to_owned(), made::picker())];
    read(&folder, "", &mut files);
    files.sort();
    files
});

fn read(folder: &Path, prefix: &str, files: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).expect("the good content").flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if entry.path().is_dir() {
            read(&entry.path(), &format!("{prefix}{name}/"), files);
        } else if let Some(stem) = name.strip_suffix(".toml") {
            files.push((format!("{prefix}{stem}"), fs::read_to_string(entry.path()).expect("a file")));
        }
    }
}

pub(super) fn good() -> Vec<(String, String)> {
    GOOD.clone()
}

/// Things that stand where something else is expected.
const VALUES: [&str; 12] = [
    "\"\"",
    "0",
    "-1",
    "99999999999999999999",
    "true",
    "[]",
    "{}",
    "{ zh = \"字\", en = \"word\" }",
    "{ zh = \"{{[[a|b]]\", en = \"[[|]]\" }",
    "[[\"a\"]]",
    "2026-02-30",
    "\"\"\"\n\u{202e}13800138000 http://a.b\n\"\"\"",
];

pub(super) fn seeds() -> Vec<Vec<u8>> {
    let whole =
        |(place, (_, text)): (usize, &(String, String))| [&[place as u8, 0][..], text.as_bytes()].concat();
    // The longest of them has all of the program's words, and would let every input grow as long.
    let mut seeds: Vec<_> = GOOD.iter().enumerate().map(whole).filter(|seed| seed.len() < 4_096).collect();
    // Each file with one of its lines gone, one twice, one value changed.
    seeds.extend((0..GOOD.len() as u8).map(|place| vec![place, 1, 3, 0, 0, 0, 5, 0, 2, 4]));
    seeds
}

pub(super) fn run(bytes: &[u8]) {
    let [place, kind, rest @ ..] = bytes else { return };
    let mut files = good();
    let place = usize::from(*place) % files.len();
    let file = &mut files[place].1;
    *file = if kind % 2 == 0 { text(rest) } else { edited(file, rest) };
    let lines = file.lines().count();
    match packs_of(files.clone()) {
        Ok(packs) => {
            for packs in packs {
                packs.first.check().expect("what is packed can be shown");
                assert!(packs.first.messages.is_complete());
                packs.deliver().expect("it can be written");
            }
        }
        Err(complaints) => {
            assert!(!complaints.is_empty() && complaints.is_sorted());
            complaints.iter().for_each(|complaint| points_somewhere(complaint, &files, (place, lines)));
        }
    }
}

fn points_somewhere(complaint: &Complaint, files: &[(String, String)], (place, lines): (usize, usize)) {
    let file = files.iter().position(|(path, _)| complaint.file == format!("content/{path}.toml"));
    // A file of the quiz that is not there may be asked for.
    assert!(complaint.line >= 1 && !complaint.text.is_empty(), "{complaint}");
    assert!(file != Some(place) || complaint.line <= lines + 1, "{complaint} behind line {lines}");
}

/// Returns a file with some of its lines changed, as the bytes say.
fn edited(file: &str, bytes: &[u8]) -> String {
    let mut lines: Vec<String> = file.lines().map(str::to_owned).collect();
    let mut bytes = Unstructured::new(bytes);
    for _ in 0..8 {
        let (Ok(place), Ok(what)) = (bytes.arbitrary::<u16>(), bytes.arbitrary::<u8>()) else { break };
        if bytes.is_empty() || lines.is_empty() {
            break;
        }
        let place = usize::from(place) % lines.len();
        let more: u8 = bytes.arbitrary().unwrap_or_default();
        match what % 6 {
            0 => drop(lines.remove(place)),
            1 => lines.insert(place, lines[place].clone()),
            2 => {
                let key = lines[place].split('=').next().unwrap_or_default().to_owned();
                lines[place] = format!("{key}= {}", VALUES[usize::from(more) % VALUES.len()]);
            }
            3 => {
                let other = usize::from(more) % lines.len();
                lines.swap(place, other);
            }
            4 => {
                let words = text(bytes.bytes(usize::from(more).min(bytes.len())).unwrap_or_default());
                let middle = lines[place].chars().count() / 2;
                let (before, after): (String, String) = (
                    lines[place].chars().take(middle).collect(),
                    lines[place].chars().skip(middle).collect(),
                );
                lines[place] = format!("{before}{words}{after}");
            }
            _ => lines[place] = lines[place].replace('"', ""),
        }
    }
    lines.join("\n")
}
