//! Several tabs with every kind of fault: no answer that was acknowledged is lost or doubled.
//!
//! The model of a browser: one disk, and a view of it in each tab. A tab sees its own writes at once and
//! those of others some time later, in their order, as browsers with a process for each tab do. Which writes
//! fail, where a tab dies, what is damaged and when a tab sees what is drawn by proptest; `PROPTEST_CASES`
//! says how many sequences.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use proptest::{collection::vec, prelude::*, sample::Index};
use topup_guard_core::quiz::Session;
use topup_guard_core::time::Millis;

use super::*;

type Texts = BTreeMap<String, String>;

/// Everything that has reached the disk, in its order: who wrote, under which name, what.
type Disk = Rc<RefCell<Vec<(usize, String, Option<String>)>>>;

fn apply(texts: &mut Texts, name: &str, text: Option<&String>) {
    match text {
        Some(text) => drop(texts.insert(name.to_owned(), text.clone())),
        None => drop(texts.remove(name)),
    }
}

/// Returns what stands on the disk.
fn on(disk: &Disk) -> Texts {
    let mut texts = Texts::new();
    disk.borrow().iter().for_each(|(_, name, text)| apply(&mut texts, name, text.as_ref()));
    texts
}

/// One tab's way to the disk.
struct View {
    disk: Disk,
    /// Who this is.
    tab: usize,
    texts: RefCell<Texts>,
    /// What of the disk it has seen.
    seen: Cell<usize>,
    /// What it could not keep.
    memory: RefCell<Texts>,
    /// How many more writes succeed before there is no room.
    room: Cell<usize>,
    /// How many more writes are made before the tab dies.
    life: Cell<usize>,
}

impl View {
    fn of(disk: &Disk, tab: usize) -> Self {
        let (texts, seen) = (RefCell::new(on(disk)), Cell::new(disk.borrow().len()));
        let endless = || Cell::new(usize::MAX);
        Self {
            disk: disk.clone(),
            tab,
            texts,
            seen,
            memory: RefCell::default(),
            room: endless(),
            life: endless(),
        }
    }

    /// Sees what the others have written.
    fn sync(&self) {
        let disk = self.disk.borrow();
        let mut texts = self.texts.borrow_mut();
        for (tab, name, text) in disk.iter().skip(self.seen.replace(disk.len())) {
            if *tab != self.tab {
                apply(&mut texts, name, text.as_ref());
            }
        }
    }

    /// Does a write, unless the tab is dead by then.
    fn write(&self, name: &str, text: Option<&str>) {
        let Some(left) = self.life.get().checked_sub(1) else { return };
        self.life.set(left);
        let text = text.map(str::to_owned);
        apply(&mut self.texts.borrow_mut(), name, text.as_ref());
        self.disk.borrow_mut().push((self.tab, name.to_owned(), text));
    }

    fn is_dead(&self) -> bool {
        self.life.get() == 0
    }
}

impl Storage for View {
    fn get(&self, name: &str) -> Option<String> {
        self.memory.borrow().get(name).or(self.texts.borrow().get(name)).cloned()
    }

    fn set(&self, name: &str, text: &str) -> Result<(), StorageError> {
        let Some(left) = self.room.get().checked_sub(1) else {
            self.memory.borrow_mut().insert(name.to_owned(), text.to_owned());
            return Err(StorageError::Full);
        };
        self.room.set(left);
        self.memory.borrow_mut().remove(name);
        self.write(name, Some(text));
        Ok(())
    }

    fn remove(&self, name: &str) {
        self.memory.borrow_mut().remove(name);
        self.write(name, None);
    }
}

impl Record for View {
    fn clear(&self) {
        self.names().iter().for_each(|name| self.remove(name));
    }

    fn names(&self) -> Vec<String> {
        self.texts
            .borrow()
            .keys()
            .chain(self.memory.borrow().keys())
            .cloned()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .collect()
    }
}

/// A tab with the quiz open in it.
struct Tab {
    view: View,
    writer: SegmentWriter,
    log: Log,
    session: Session,
    /// What it has given and could not keep.
    unkept: Vec<Response>,
}

impl Tab {
    /// Opens the quiz: the first tab begins the round, every other one takes it up.
    fn open(disk: &Disk, tab: usize, now: i64) -> Self {
        let view = View::of(disk, tab);
        compact(&view, now, &from(1_000 * tab as u64));
        let log = read(&view);
        let session = Session {
            id: SessionId(7),
            mode: Mode::Practice,
            started: Millis(0),
            length: 10,
            about: String::new(),
            writer: tab as u32,
        };
        Self { view, writer: SegmentWriter::default(), log, session, unkept: Vec::new() }
    }

    /// Answers; returns the answer, and whether it was acknowledged.
    fn answer(&mut self, placed: u32, now: i64, seed: u64) -> (Response, bool) {
        let given = Response { at: Millis(now), ..response(7, self.log.next_number(&self.session), placed) };
        self.log.push(given.clone());
        let kept = self.writer.append(&self.view, &given, now, &from(seed));
        if kept.is_err() && !self.view.is_dead() {
            self.unkept.push(given.clone());
        }
        (given, kept.is_ok() && !self.view.is_dead())
    }
}

/// What happens next; the first number says in which tab.
#[derive(Debug, Clone)]
enum Step {
    /// An answer is given.
    Answer(usize),
    /// The tab sees what others have written, and its screens with it.
    See(usize),
    /// The tab is closed or reloaded, and opened again.
    Reload(usize),
    /// A record of so many answers is imported.
    Import(usize, u32),
    /// There is room for so many more writes, or always.
    Room(usize, Option<usize>),
    /// The tab dies after so many more writes.
    Die(usize, usize),
    /// Days pass.
    Days(i64),
    /// Somebody writes something else under a name of ours.
    Scribble(String, String),
    /// A line of a segment is cut short.
    Damage(Index, Index),
}

fn steps() -> impl Strategy<Value = Step> {
    let tab = 0..3_usize;
    prop_oneof![
        12 => tab.clone().prop_map(Step::Answer),
        4 => tab.clone().prop_map(Step::See),
        3 => tab.clone().prop_map(Step::Reload),
        1 => (tab.clone(), 0..700_u32).prop_map(|(tab, many)| Step::Import(tab, many)),
        1 => (tab.clone(), prop::option::of(0..4_usize)).prop_map(|(tab, room)| Step::Room(tab, room)),
        1 => (tab, 0..5_usize).prop_map(|(tab, writes)| Step::Die(tab, writes)),
        2 => (-1..5_i64).prop_map(Step::Days),
        1 => ("(log-[0-9.a-f-]{0,8}|theme|quiz)", "(9 [a-z ]{0,9}|\\PC{0,20})")
            .prop_map(|(name, text)| Step::Scribble(name, text)),
        1 => any::<(Index, Index)>().prop_map(|(part, line)| Step::Damage(part, line)),
    ]
}

/// Counts how often this very answer stands in a log.
fn count(log: &Log, given: &Response) -> usize {
    log.responses().iter().filter(|found| *found == given).count()
}

fn run(steps: Vec<Step>) -> Result<(), TestCaseError> {
    let disk = Disk::default();
    let (mut now, mut seed, mut next) = (NOON, 1_u64, 0_usize);
    let mut tabs: Vec<Tab> = Vec::new();
    let mut open = |now| {
        next += 1;
        Tab::open(&disk, next - 1, now)
    };
    tabs.extend((0..3).map(|_| open(now)));
    let mut acknowledged: Vec<Response> = Vec::new();
    for (place, step) in steps.into_iter().enumerate() {
        now += 1_000;
        // A tab's own seeds never meet another's: random numbers of 53 bits do not.
        seed += 1_000_000;
        match step {
            Step::Answer(tab) => {
                let (given, kept) = tabs[tab].answer(place as u32, now, seed);
                if kept {
                    acknowledged.push(given);
                }
            }
            Step::See(tab) => {
                tabs[tab].view.sync();
                tabs[tab].log = read(&tabs[tab].view);
            }
            Step::Reload(tab) => tabs[tab] = open(now),
            Step::Import(tab, many) => {
                let mut file = Log::new();
                (0..many).for_each(|number| assert!(file.push(response(seed, number, number))));
                let taken = import(&tabs[tab].view, &file.export(), now, &from(seed));
                if taken.is_ok() && !tabs[tab].view.is_dead() {
                    acknowledged.extend(file.responses().iter().cloned());
                }
            }
            Step::Room(tab, room) => tabs[tab].view.room.set(room.unwrap_or(usize::MAX)),
            Step::Die(tab, writes) => {
                let life = &tabs[tab].view.life;
                life.set(life.get().min(writes));
            }
            Step::Days(days) => now += days * DAY,
            Step::Scribble(name, text) => {
                // Nobody else writes over a part; what stands there already is ours.
                if !on(&disk).contains_key(&name) {
                    disk.borrow_mut().push((usize::MAX, name, Some(text)));
                }
            }
            Step::Damage(part, line) => {
                let texts = on(&disk);
                let parts: Vec<_> = texts.iter().filter(|(name, _)| name.starts_with("log-")).collect();
                if let Some((name, text)) = (!parts.is_empty()).then(|| parts[part.index(parts.len())]) {
                    let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
                    if lines.is_empty() {
                        continue;
                    }
                    let line = line.index(lines.len());
                    let hit = Response::from_line(&lines[line]);
                    let half = lines[line].len() / 2;
                    let half = (0..=half).rev().find(|at| lines[line].is_char_boundary(*at)).unwrap_or(0);
                    lines[line].truncate(half);
                    disk.borrow_mut().push((usize::MAX, name.clone(), Some(lines.join("\n"))));
                    // Every tab sees it: what is damaged is damaged for all. What it was is lost; the rest is
                    // not.
                    tabs.iter().for_each(|tab| tab.view.sync());
                    if let Ok(hit) = hit {
                        acknowledged.retain(|given| *given != hit);
                        // What could not be kept at first may have been since.
                        tabs.iter_mut().for_each(|tab| tab.unkept.retain(|given| *given != hit));
                    }
                }
            }
        }
        for tab in tabs.iter().filter(|tab| !tab.view.is_dead() && !tab.unkept.is_empty()) {
            let log = read(&tab.view);
            for unkept in &tab.unkept {
                prop_assert_eq!(count(&log, unkept), 1, "what cannot be kept lives as long as its tab");
            }
        }
    }
    let fresh = View::of(&disk, usize::MAX - 1);
    let log = read(&fresh);
    let mut ids: Vec<_> = log.responses().iter().map(|response| response.id).collect();
    let all = ids.len();
    ids.sort_unstable();
    ids.dedup();
    prop_assert_eq!(ids.len(), all, "none twice");
    for given in &acknowledged {
        prop_assert_eq!(count(&log, given), 1, "acknowledged: {:?}", given);
    }
    // Putting together changes nothing, nor does moving to another device.
    compact(&fresh, now + 9 * DAY, &from(u64::MAX / 2));
    let tidied = read(&fresh);
    prop_assert_eq!(tidied.without(&log).to_lines() + &log.without(&tidied).to_lines(), "");
    let other = Memory::default();
    import(&other, &log.export(), now, &from(1)).unwrap();
    let moved = read(&other);
    prop_assert_eq!(moved.without(&log).to_lines() + &log.without(&moved).to_lines(), "");
    Ok(())
}

proptest! {
    #[test]
    fn every_acknowledged_answer_is_there_once(steps in vec(steps(), 0..120)) {
        run(steps)?;
    }
}

#[test]
fn a_lost_answer_would_be_seen() {
    // Two tabs that wrote under one name would lose what the first has written: the model tells.
    let disk = Disk::default();
    let (one, other) = (View::of(&disk, 0), View::of(&disk, 1));
    let mut writers = [SegmentWriter::default(), SegmentWriter::default()];
    writers[0].append(&one, &response(7, 0, 1), NOON, &from(5)).unwrap();
    writers[1].append(&other, &response(7, 4096, 2), NOON, &from(5)).unwrap();
    assert_eq!(read(&View::of(&disk, 2)).responses().len(), 1);
}
