//! Prints what gives the truth away in a content folder.
//!
//! `cargo run -p topup-guard-pack --example independence [FOLDER [ROUNDS]]`

use topup_guard_pack::{content_dir, independence, packs};

fn main() {
    let folder = std::env::args_os().nth(1).map_or_else(content_dir, Into::into);
    let rounds = std::env::args().nth(2).and_then(|rounds| rounds.parse().ok()).unwrap_or(20_000);
    match packs(&folder) {
        Ok(packs) => {
            for pack in packs.iter().filter(|pack| pack.lang != "zh-Hant") {
                println!("{}", independence(&pack.quiz, rounds));
            }
        }
        Err(complaints) => println!("{} complaints, the first: {}", complaints.len(), complaints[0]),
    }
}
