//! Checks numbers: one a line on standard input, one JSON object a line on standard output.
//!
//! ```text
//! $ echo 13800138000 | cargo run --quiet -p topup-guard-core --example number
//! {"input":"13800138000","kind":"mobile","carrier":"mobile","portable":true,"notes":["may-be-ported"]}
//! ```

use std::io::{self, BufRead, BufWriter, Write};

use serde::Serialize;
use topup_guard_core::number::{Carrier, Note, check};

#[derive(Serialize)]
struct Line<'a> {
    input: &'a str,
    kind: &'a str,
    carrier: Option<&'a str>,
    portable: Option<bool>,
    notes: Vec<&'a str>,
}

fn main() -> io::Result<()> {
    let mut output = BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        let line = String::from_utf8_lossy(&line);
        let input = line.strip_suffix('\r').unwrap_or(&line);
        let report = check(input);
        let line = Line {
            input,
            kind: report.kind.id(),
            carrier: report.carrier.map(Carrier::id),
            portable: report.portable,
            notes: report.notes.iter().copied().map(Note::id).collect(),
        };
        serde_json::to_writer(&mut output, &line)?;
        output.write_all(b"\n")?;
    }
    output.flush()
}
