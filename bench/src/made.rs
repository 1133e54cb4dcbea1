//! Packs of any size, made by repeating our own items: real lengths, ids and names of their own.
use topup_guard_core::pack::{Item, QuizPack};

/// Returns a pack with this many items, and as many warnings, of which half are scams.
///
/// Families, sources and exercises in order are not repeated: many items share them.
pub(super) fn pack(real: &QuizPack, items: usize) -> QuizPack {
    let items_made = copies(&real.items, items);
    let is_unused = |id: &String| items_made.iter().all(|(_, item)| item.tactic != *id);
    let mut known = (real.tactics.clone(), real.look_alikes.clone());
    // What the items are about comes first.
    known.0.sort_by_key(|tactic| is_unused(&tactic.id));
    known.1.sort_by_key(|like| is_unused(&like.id));
    let mut tactics = copies(&known.0, items / 2);
    for (copy, tactic) in &mut tactics {
        tactic.id = named(&tactic.id, *copy);
        number(&mut tactic.name, *copy);
    }
    let mut look_alikes = copies(&known.1, items - items / 2);
    for (copy, like) in &mut look_alikes {
        like.id = named(&like.id, *copy);
        number(&mut like.name, *copy);
    }
    let mut made = QuizPack {
        tactics: tactics.into_iter().map(|(_, tactic)| tactic).collect(),
        look_alikes: look_alikes.into_iter().map(|(_, like)| like).collect(),
        items: items_made.into_iter().map(|(copy, item)| copied(item, copy)).collect(),
        ..real.clone()
    };
    // The last copy may have been cut between an item and its twin.
    let ids: std::collections::HashSet<String> = made.items.iter().map(|item| item.id.clone()).collect();
    for item in made.items.iter_mut().filter(|item| !ids.contains(&item.twin)) {
        item.twin.clear();
    }
    made
}

/// Returns `count` entries, each with the number of the copy that it belongs to.
fn copies<T: Clone>(list: &[T], count: usize) -> Vec<(usize, T)> {
    list.iter().cycle().take(count).enumerate().map(|(at, entry)| (at / list.len(), entry.clone())).collect()
}

fn copied(item: Item, copy: usize) -> Item {
    let mut item = Item { id: named(&item.id, copy), ..item };
    if !item.twin.is_empty() {
        item.twin = named(&item.twin, copy);
    }
    number(&mut item.context, copy);
    item
}

fn named(id: &str, copy: usize) -> String {
    if copy == 0 { id.to_owned() } else { format!("{id}-{copy}") }
}

fn number(text: &mut String, copy: usize) {
    if copy > 0 {
        text.push_str(&format!(" {copy}"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;
    use topup_guard_core::pack::{from_bytes, to_bytes};

    #[test]
    fn a_made_pack_is_one_that_the_program_reads_and_names_only_what_is_there() {
        let real = topup_guard_pack::packs(&topup_guard_pack::content_dir()).unwrap().remove(0).quiz;
        for items in [100, 1_030] {
            let made = pack(&real, items);
            assert_eq!(from_bytes::<QuizPack>(&to_bytes(&made).unwrap()).unwrap(), made);
            let ids: HashSet<&str> = made.items.iter().map(|item| item.id.as_str()).collect();
            assert_eq!(ids.len(), items, "no id twice");
            let tactics = made.tactics.iter().map(|tactic| &tactic.id);
            let warnings: HashSet<&String> =
                tactics.chain(made.look_alikes.iter().map(|like| &like.id)).collect();
            assert_eq!(warnings.len(), items);
            for item in &made.items {
                assert!(item.twin.is_empty() || ids.contains(&*item.twin), "{} has no twin", item.id);
                assert!(warnings.contains(&item.tactic), "{} is about nothing", item.id);
            }
        }
    }
}
