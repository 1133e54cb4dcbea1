//! `cargo xtask pictures`: a screenshot of every view, in both languages, on phone and desk, light and dark; with
//! `--items SEED`, the three items of the quiz that this seed picks, for the README.
use crate::exercises::{EXERCISES, kept};
use crate::run::{dist, file_trouble, write};
use crate::{browsers, build, tools};
use clap::Args as ClapArgs;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use topup_guard_core::pack::{QuizPack, Truth};
use topup_guard_core::quiz::{Log, Mode, Response, ResponseId, Sureness, Verdict, judge};
use topup_guard_drive::{EngineKind, LANGS, Result, Scheme, Server, Session, Setup, VIEWS};

/// Longest that a screen may take to appear.
const PATIENCE: Duration = Duration::from_secs(30);
/// Where the widget's own elements are.
const ROOT: &str = "document.querySelector('topup-guard').shadowRoot";

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// Folder for the pictures
    #[arg(long, default_value = "target/pictures")]
    out: PathBuf,
    /// Take dist/ as it stands instead of building it first
    #[arg(long)]
    no_build: bool,
    /// Show the whole page, not only the first screen
    #[arg(long)]
    whole: bool,
    /// Take the quiz's first item for each of three seeds made from this one, instead of the views
    #[arg(long, value_name = "SEED")]
    items: Option<u32>,
    /// With answers of seven weeks on the device, as for pictures of `quiz` and `progress`
    #[arg(long)]
    history: bool,
    /// The size of text: normal, large or largest
    #[arg(long, default_value = "normal")]
    text_size: String,
    /// The views, as `picker`, `channel/alipay` or `quiz:twins-told` [default: all]
    views: Vec<String>,
}

/// Keeps a place in the quiz and a log, as the widget does.
const KEEP: &str = "localStorage.setItem('topup-guard:quiz', arguments[0]);
    localStorage.setItem('topup-guard:log-0', arguments[1]);";

/// JavaScript that is true once the quiz shows an exercise or its feedback.
const PLACED: &str = "document.querySelector('topup-guard').shadowRoot.querySelector('.asked, .told')";

/// Writes `<view>-<lang>-<width>-<scheme>.png` for each.
pub(crate) fn pictures(args: &Args) -> Result<()> {
    if !args.no_build {
        tools::ready(tools::TO_RELEASE)?;
        build::release(build::Lane::Small)?;
    }
    let engine = browsers::one(EngineKind::Chrome)?;
    let server = Server::start(build::built()?).map_err(|e| file_trouble(&dist(), &e))?;
    let session = Session::open(&engine, Setup::PHONE)?;
    if let Some(seed) = args.items {
        return items(&server, &session, seed, &args.out);
    }
    let all: Vec<_> = VIEWS.into_iter().chain(EXERCISES).map(str::to_owned).collect();
    let views = if args.views.is_empty() { &all[..] } else { &args.views };
    let packs = topup_guard_pack::packs(&topup_guard_pack::content_dir());
    let pack = packs.ok().and_then(|packs| packs.into_iter().next()).map(|packs| packs.quiz);
    if args.history {
        session.go(&server.url("/"))?;
        let log = pack.as_ref().map(history).unwrap_or_default();
        let keep = "localStorage.setItem('topup-guard:log-0', arguments[0]);";
        session.run(keep, &[log.to_lines().into()])?;
    }
    for (name, lang) in views.iter().flat_map(|view| LANGS.map(|lang| (view, lang))) {
        for setup in [Setup::PHONE, Setup::DESK].into_iter().flat_map(both) {
            session.set_up(setup)?;
            // A changed fragment alone would not load the page anew.
            session.go("about:blank")?;
            let exercise = pack.as_ref().and_then(|pack| kept(name, pack));
            if let Some([place, log]) = &exercise {
                session.go(&server.url("/icon.svg"))?;
                session.run(KEEP, &[place.as_str().into(), log.as_str().into()])?;
            }
            let view = if exercise.is_some() { "quiz" } else { name };
            session.go(&server.url(&format!("/?lang={lang}&text-size={}#/v1/{view}", args.text_size)))?;
            session.wait_until_shown(view, PATIENCE)?;
            if exercise.is_some() {
                session.wait_until(PLACED, PATIENCE)?;
            }
            if args.whole {
                let height = session.run("return document.documentElement.scrollHeight;", &[])?;
                let height = height.as_u64().and_then(|height| height.try_into().ok());
                session.set_up(Setup { height: height.unwrap_or(setup.height), ..setup })?;
            }
            if exercise.is_some() {
                session.run("localStorage.clear();", &[])?;
            }
            let stem = name.replace(|c: char| !c.is_ascii_alphanumeric(), "-");
            let stem = if args.history { format!("{stem}-history") } else { stem };
            let stem = if args.text_size == "normal" { stem } else { format!("{stem}-{}", args.text_size) };
            let path = args.out.join(format!("{stem}-{lang}-{}-{}.png", setup.width, setup.scheme.name()));
            write(&path, session.picture()?)?;
            println!("{}", path.display());
        }
    }
    Ok(())
}

/// Writes `item-<place>-<lang>.png`: two in Chinese and one in English, as small as a phone shows them.
fn items(server: &Server, session: &Session, seed: u32, out: &Path) -> Result<()> {
    for (place, lang) in [LANGS[0], LANGS[1], LANGS[0]].into_iter().enumerate() {
        session.set_up(Setup::PHONE)?;
        session.go("about:blank")?;
        session.go(&server.url(&format!("/?lang={lang}#/v1/quiz")))?;
        session.wait_until_shown("quiz", PATIENCE)?;
        // The quiz draws by a seed that it takes from here when it begins. Another multiple of the golden ratio
        // for each picture lies far from the last.
        let chance = (f64::from(seed) + place as f64 + 1.0) * 0.618_033_988_749_895 % 1.0;
        session.run(
            "Math.random = () => arguments[0];".replace("arguments[0]", &chance.to_string()).as_str(),
            &[],
        )?;
        session.run(&format!("{ROOT}.querySelector('[data-do=begin]').click();"), &[])?;
        session.wait_until(&format!("!!{ROOT}.querySelector('[data-option]')"), PATIENCE)?;
        // The next one begins a round of its own.
        session.run("localStorage.clear();", &[])?;
        let path = out.join(format!("item-{}-{lang}.png", place + 1));
        write(&path, session.picture()?)?;
        println!("{}", path.display());
    }
    Ok(())
}

/// A person's record: every other item, judged in measuring rounds over seven weeks up to yesterday, mostly rightly.
fn history(pack: &QuizPack) -> Log {
    const DAY: u64 = 86_400_000;
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let now = u64::try_from(since.as_millis()).unwrap_or_default();
    let mut log = Log::new();
    for (number, item) in (0_u32..).zip(pack.items.iter().step_by(2)) {
        let verdict = match (item.truth, number % 7) {
            (_, 6) => Verdict::CannotTell,
            (Truth::Scam, 0 | 3) | (Truth::Genuine, 1..) => Verdict::Genuine,
            _ => Verdict::Scam,
        };
        let sureness = Sureness::ALL[number as usize % 3];
        let Some(answer) = item.actions.first().and_then(|act| judge(item, verdict, sureness, &act.id))
        else {
            continue;
        };
        let at = now.saturating_sub((50 - u64::from(number)) * DAY);
        log.push(Response {
            id: ResponseId { session: u64::from(number / 10), number: number % 10 },
            at: i64::try_from(at).unwrap_or_default(),
            took_ms: 9_000,
            mode: Mode::Measuring,
            item: item.id.clone(),
            family: item.family.clone(),
            group: item.group.clone(),
            pack: pack.version.clone(),
            answer,
        });
    }
    log
}

/// The window in light and in dark.
fn both(window: Setup) -> [Setup; 2] {
    [Scheme::Light, Scheme::Dark].map(|scheme| window.scheme(scheme))
}
