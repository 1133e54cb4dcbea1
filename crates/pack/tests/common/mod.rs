//! A small good content folder, to be broken one rule at a time.
#![allow(dead_code, reason = "each test binary uses its part")]

mod made;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use made::{messages, picker};
use topup_guard_pack::{Complaint, packs};

/// A copy of the good content in a folder of its own, removed in the end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn good() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{number}", std::process::id()));
        let folder = Self(root.join("content"));
        copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/good"), &folder.0);
        folder.write("messages.toml", &messages());
        folder.write("picker.toml", &picker());
        folder
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }

    pub(crate) fn read(&self, file: &str) -> String {
        fs::read_to_string(self.0.join(file)).expect("a file of the good content")
    }

    pub(crate) fn write(&self, file: &str, text: &str) {
        fs::create_dir_all(self.0.join(file).parent().expect("a folder")).expect("a folder to write in");
        fs::write(self.0.join(file), text).expect("a file to write");
    }

    pub(crate) fn remove(&self, file: &str) {
        fs::remove_file(self.0.join(file)).expect("a file of the good content");
    }

    /// Puts something else in the first place where a text stands.
    pub(crate) fn edit(&self, file: &str, find: &str, put: &str) {
        let text = self.read(file);
        assert!(text.contains(find), "{file} has no {find}");
        self.write(file, &text.replacen(find, put, 1));
    }

    /// Compiles the folder and expects exactly these complaints: file, a text that first stands on the line
    /// complained of, and a part of what is said.
    pub(crate) fn complains(&self, expected: &[(&str, &str, &str)]) {
        let found = packs(self.path()).expect_err("the content is broken");
        for (file, place, gist) in expected {
            let text = fs::read_to_string(self.0.join(file)).unwrap_or_default();
            let line = text.lines().position(|line| line.contains(place)).map_or(1, |line| line + 1);
            let is_it = |complaint: &&Complaint| {
                complaint.file == format!("content/{file}")
                    && complaint.line == line
                    && complaint.text.contains(gist)
            };
            assert!(
                found.iter().any(|complaint| is_it(&complaint)),
                "no “{gist}” at {file}:{line} in\n{}",
                listed(&found)
            );
        }
        assert_eq!(found.len(), expected.len(), "\n{}", listed(&found));
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        if let Some(root) = self.0.parent() {
            _ = fs::remove_dir_all(root);
        }
    }
}

/// Checks that the good content with one edit gets one complaint, on the edited line.
pub(crate) fn refused(file: &str, find: &str, put: &str, gist: &str) {
    refused_at(file, find, put, put, gist);
}

/// Checks that the good content with one edit gets one complaint, where this text first stands.
pub(crate) fn refused_at(file: &str, find: &str, put: &str, place: &str, gist: &str) {
    let folder = Folder::good();
    folder.edit(file, find, put);
    folder.complains(&[(file, place, gist)]);
}

fn listed(complaints: &[Complaint]) -> String {
    complaints.iter().map(|complaint| format!("{complaint}\n")).collect()
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("a folder to copy to");
    for entry in fs::read_dir(from).expect("a folder to copy").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).expect("a file to copy");
        }
    }
}
