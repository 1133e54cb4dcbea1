//! Prints what is wrong with a content folder, or the sizes of its packs; may write the packs.
//!
//! `cargo run -p topup-guard-pack --example content [FOLDER [OUT]]`

use std::process::ExitCode;

fn main() -> ExitCode {
    let folder = std::env::args_os().nth(1).map_or_else(topup_guard_pack::content_dir, Into::into);
    match topup_guard_pack::build(&folder) {
        Ok(packs) => {
            for pack in packs {
                println!("{} {:?}: {} bytes", pack.lang, pack.kind, pack.bytes.len());
                if let Some(out) = std::env::args_os().nth(2)
                    && let Err(error) =
                        std::fs::write(std::path::Path::new(&out).join(pack.file()), &pack.bytes)
                {
                    eprintln!("{error}");
                    return ExitCode::FAILURE;
                }
            }
            ExitCode::SUCCESS
        }
        Err(complaints) => {
            for complaint in &complaints {
                eprintln!("{complaint}");
            }
            eprintln!("{} to mend", complaints.len());
            ExitCode::FAILURE
        }
    }
}
