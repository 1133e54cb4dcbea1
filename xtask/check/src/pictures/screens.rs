//! The screens that pictures are taken of: each view, and states of the quiz with their stored data.
use super::exercises::{EXERCISES, history, kept};
use topup_guard_core::pack::QuizPack;
use topup_guard_drive::VIEWS;
use xtask_base::{Error, Result};

/// Views that look different once the person has answered.
const REMEMBERED: [&str; 2] = ["quiz", "progress"];

/// Screen, with what the device has stored before it is opened.
#[derive(Debug, Clone)]
pub(super) struct Screen {
    /// Name on the command line, such as `channel/alipay`, `quiz:twins-told` or `progress:history`.
    pub(super) name: String,
    /// View in the address.
    pub(super) view: String,
    /// Keys and values of the browser's storage.
    pub(super) kept: Vec<(&'static str, String)>,
    /// Whether a round of the quiz is resumed.
    pub(super) placed: bool,
    /// Whether the first example of Check is looked at.
    pub(super) example: bool,
}

/// Screen of Check with what it finds in its first example.
pub(super) const FOUND: &str = "check:found";

impl Screen {
    /// Returns a screen by its name.
    fn new(name: &str, pack: &QuizPack) -> Self {
        let screen = |view: &str, kept, placed| Self {
            name: name.to_owned(),
            view: view.to_owned(),
            kept,
            placed,
            example: false,
        };
        if name == FOUND {
            return Self { example: true, ..screen("check", Vec::new(), false) };
        }
        if let Some([place, log]) = kept(name, pack) {
            return screen("quiz", vec![("quiz", place), ("log-0", log)], true);
        }
        match name.strip_suffix(":history") {
            Some(view) => screen(view, vec![("log-0", history(pack).to_lines())], false),
            None => screen(name, Vec::new(), false),
        }
    }

    /// Returns its name as part of a file's.
    pub(super) fn stem(&self) -> String {
        self.name.replace(|c: char| !c.is_ascii_alphanumeric(), "-")
    }
}

/// Returns the screens of these names; all when none is given.
pub(super) fn screens(names: &[String]) -> Result<Vec<Screen>> {
    let unsound = || Error::new("content/ is not sound", "see `cargo xtask content`");
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir()).map_err(|_| unsound())?;
    let pack = &packs.first().ok_or_else(unsound)?.quiz;
    if !names.is_empty() {
        return Ok(names.iter().map(|name| Screen::new(name, pack)).collect());
    }
    let remembered = REMEMBERED.map(|view| format!("{view}:history"));
    let all = VIEWS.into_iter().chain([FOUND]).chain(EXERCISES).chain(remembered.iter().map(String::as_str));
    Ok(all.map(|name| Screen::new(name, pack)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_screen_has_a_file_name_of_its_own_and_exercises_keep_a_place() {
        let all = screens(&[]).unwrap();
        let mut stems: Vec<_> = all.iter().map(Screen::stem).collect();
        stems.sort();
        stems.dedup();
        assert_eq!(stems.len(), VIEWS.len() + 1 + EXERCISES.len() + REMEMBERED.len());
        assert_eq!(all.iter().filter(|screen| screen.placed).count(), EXERCISES.len());
        let [one] = &screens(&["progress:history".to_owned()]).unwrap()[..] else { panic!("one") };
        assert_eq!((one.view.as_str(), one.kept[0].0, one.placed), ("progress", "log-0", false));
        assert!(one.kept[0].1.lines().count() > 40, "{}", one.kept[0].1);
    }
}
