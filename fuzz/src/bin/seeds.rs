//! Writes the seeds of every target into a folder of its name, for libFuzzer to begin with: `seeds <folder>`.

use std::path::Path;
use std::{env, fs, io};

use topup_guard_fuzz::TARGETS;

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| "seeds".to_owned());
    for target in TARGETS {
        let folder = Path::new(&folder).join(target.name);
        fs::create_dir_all(&folder)?;
        for (number, seed) in (target.seeds)().iter().enumerate() {
            fs::write(folder.join(format!("seed-{number}")), seed)?;
        }
    }
    Ok(())
}
