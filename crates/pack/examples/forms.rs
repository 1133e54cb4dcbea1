//! Prints how alike the forms of our content are, or makes them anew.
//!
//! `cargo run -p topup-guard-pack --example forms`: with `--make` it makes them anew and prints that; with
//! `--write` it writes them to `content/forms.toml` too.

use std::process::ExitCode;

use topup_guard_pack::{content_dir, form_figures, forms_toml, make_forms, packs};

/// Starts of the search, and exchanges that are tried from each.
const STARTS: u64 = 4;
const EXCHANGES: u32 = 200_000;

fn main() -> ExitCode {
    let wanted = std::env::args().nth(1).unwrap_or_default();
    let mut packs = match packs(&content_dir()) {
        Ok(packs) => packs,
        Err(complaints) => {
            println!("{} complaints, the first: {}", complaints.len(), complaints[0]);
            return ExitCode::FAILURE;
        }
    };
    if wanted == "--make" || wanted == "--write" {
        let forms = match make_forms(&packs, STARTS, EXCHANGES) {
            Ok(forms) => forms,
            Err(shortage) => {
                println!("{shortage}");
                return ExitCode::FAILURE;
            }
        };
        let path = content_dir().join("forms.toml");
        if wanted == "--write"
            && let Err(error) = std::fs::write(&path, forms_toml(&forms))
        {
            println!("{} cannot be written ({error})", path.display());
            return ExitCode::FAILURE;
        }
        for pack in &mut packs {
            pack.quiz.forms.clone_from(&forms);
        }
    }
    match form_figures(&packs) {
        Some(figures) => println!("{figures}"),
        None => println!("there are no forms"),
    }
    ExitCode::SUCCESS
}
