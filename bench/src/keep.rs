//! `cargo xtask bench keep`: cost of storing an answer in localStorage and in IndexedDB.
use crate::spread::Spread;
use clap::Args as ClapArgs;
use serde_json::{Value, json};
use topup_guard_drive::browsers;
use topup_guard_drive::{EngineKind, Server, Session, Setup};
use xtask_base::Result;
use xtask_base::files::file_error;
use xtask_base::run::dist;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Answers kept, one by one, in each place
    #[arg(long, default_value_t = 500)]
    answers: usize,
    /// Turns, the places one after the other in each
    #[arg(long, default_value_t = 5)]
    turns: usize,
}

/// Script that stores lines as long as an answer's, each committed before the next, and reads 20,000 of them,
/// in both.
///
/// In `localStorage` a line is appended to a segment of half the largest size, which is written as a whole.
/// In IndexedDB each line is a record in its own transaction, as it must be to be committed before the next.
const KEEP: &str = "
    const [answers] = arguments;
    const line = '1 1f2e3d4c5b6a79.12 1795406400000 12345 p points-expire points sms b1772177 v s g 2 call-official sb .\\n';
    const many = Array.from({ length: 20000 }, (_, n) => line.replace('.12 ', `.${n} `));
    const asked = (request) => new Promise((done, fail) => { request.onsuccess = () => done(request.result); request.onerror = fail; });
    return (async () => {
        localStorage.clear();
        await asked(indexedDB.deleteDatabase('log'));
        const open = indexedDB.open('log', 1);
        open.onupgradeneeded = () => open.result.createObjectStore('lines', { autoIncrement: true });
        const base = await asked(open);
        const took = async (act) => { const begin = performance.now(); await act(); return performance.now() - begin; };
        const half = line.repeat(32000 / line.length);
        localStorage.part = half;
        const local = await took(async () => {
            for (let n = 0; n < answers; n += 1) {
                const text = localStorage.part;
                localStorage.part = (text.length > 64000 ? half : text) + line;
            }
        });
        const base_ = await took(async () => {
            for (let n = 0; n < answers; n += 1) {
                const all = base.transaction('lines', 'readwrite');
                all.objectStore('lines').add(line);
                await new Promise((done, fail) => { all.oncomplete = done; all.onabort = fail; });
            }
        });
        localStorage.clear();
        for (let n = 0; n * 600 < many.length; n += 1) localStorage[`log-${n}`] = many.slice(n * 600, n * 600 + 600).join('');
        const fill = base.transaction('lines', 'readwrite');
        for (const text of many) fill.objectStore('lines').add(text);
        await new Promise((done, fail) => { fill.oncomplete = done; fill.onabort = fail; });
        let length = 0;
        const localRead = await took(async () => { for (const name of Object.keys(localStorage)) length += localStorage[name].length; });
        const baseRead = await took(async () => {
            for (const text of await asked(base.transaction('lines').objectStore('lines').getAll())) length += text.length;
        });
        base.close();
        localStorage.clear();
        let room = 0;
        const piece = 'x'.repeat(1 << 16);
        try {
            for (;; room += 1) localStorage[room] = piece;
        } catch {
            localStorage.clear();
        }
        return [local / answers, base_ / answers, localRead, baseRead, room * piece.length, length];
    })();
";

/// Measures, and prints a table.
pub(crate) fn keep(args: &Args) -> Result<()> {
    println!("| browser | place | an answer, ms | 20,000 answers read, ms |");
    println!("|---|---|---|---|");
    let mut rooms = Vec::new();
    for kind in [EngineKind::Chrome, EngineKind::Firefox] {
        let engine = browsers::one(kind)?;
        let server = Server::start(dist()).map_err(|e| file_error(&dist(), &e))?;
        let session = Session::open(&engine, Setup::PHONE)?;
        session.go(&server.url("/icon.svg"))?;
        let mut turns: Vec<Vec<f64>> = Vec::new();
        for _ in 0..args.turns {
            let told = session.run_async(KEEP, &[json!(args.answers)])?;
            turns.push(told.as_array().into_iter().flatten().filter_map(Value::as_f64).collect());
        }
        let of = |place: usize, decimals| {
            Spread::of(turns.iter().filter_map(|turn| turn.get(place).copied())).shown(decimals)
        };
        println!("| {} | localStorage, in parts | {} | {} |", kind.name(), of(0, 2), of(2, 1));
        println!("| {} | IndexedDB, a record each | {} | {} |", kind.name(), of(1, 2), of(3, 1));
        rooms.push(format!("{}: {}", kind.name(), of(4, 0)));
    }
    println!("characters that localStorage takes: {}", rooms.join("; "));
    Ok(())
}
