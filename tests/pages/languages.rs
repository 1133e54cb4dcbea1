//! Every text declares its language; longer or right-to-left languages break no layout.
//!
//! The latter are made here from the English packs, and never shipped.
use crate::fitting::{SIZES, each_view, problems, quiz, window};
use crate::harness::{Page, asset};
use serde_json::{Value, json};
use topup_guard_core::pack::{Pack, QuizPack};
use topup_guard_drive::{LANGS, Setup};
use topup_guard_pack::LanguagePacks;

const STYLES: [(&str, &str); 2] = [
    ("style.css", include_str!("../../static/style.css")),
    ("page.css", include_str!("../../static/page.css")),
];

/// Adds accents above and below, and doubles every vowel: about 40 % longer.
fn accented(letter: char) -> String {
    let to = match letter.to_ascii_lowercase() {
        'a' => "ḁ̂á",
        'e' => "ḙ̂é",
        'i' => "ḭ̂í",
        'o' => "ộó",
        'u' => "ṵ̂ú",
        'y' => "ỵ̂ý",
        _ => return letter.into(),
    };
    if letter.is_uppercase() { to.to_uppercase() } else { to.to_owned() }
}

/// Replaces Latin letters by letters of the Arabic script.
fn arabic(letter: char) -> String {
    const TO: &str = "ابثدهفغحيجكلمنوپقرستوڤشخيظ";
    let place = (letter.to_ascii_lowercase() as usize).checked_sub('a' as usize);
    match place.filter(|_| letter.is_ascii_alphabetic()).and_then(|place| TO.chars().nth(place)) {
        Some(to) => to.into(),
        None => letter.into(),
    }
}

/// Returns a text in such a language; placeholders are left as they are.
fn spoken(text: &str, letter: fn(char) -> String) -> String {
    let mut inside = false;
    let put = |c: char| {
        inside = c == '{' || inside && c != '}';
        if inside || c == '}' { c.into() } else { letter(c) }
    };
    text.chars().map(put).collect()
}

/// Changes every text that people read; ids, dates and numbers have neither capitals nor spaces.
fn translate(value: &mut Value, letter: fn(char) -> String) {
    match value {
        Value::String(text) if text.contains(|c: char| c.is_uppercase() || c.is_whitespace()) => {
            *text = spoken(text, letter);
        }
        Value::Array(all) => all.iter_mut().for_each(|value| translate(value, letter)),
        Value::Object(fields) => fields
            .iter_mut()
            .filter(|(name, _)| *name != "lang")
            .for_each(|(_, value)| translate(value, letter)),
        _ => {}
    }
}

/// Serves the language in place of English.
fn serve(page: &Page, letter: fn(char) -> String) {
    let all = topup_guard_pack::packs(&topup_guard_pack::content_dir()).expect("our content");
    let english = all.into_iter().find(|packs| packs.lang == "en").expect("English");
    let value = |value: serde_json::Result<Value>| {
        let mut value = value.expect("JSON");
        translate(&mut value, letter);
        value
    };
    let first: Pack = serde_json::from_value(value(serde_json::to_value(&english.first))).expect("a pack");
    let quiz: QuizPack = serde_json::from_value(value(serde_json::to_value(&english.quiz))).expect("a pack");
    let other = LanguagePacks { lang: english.lang.clone(), first, quiz };
    for (ours, other) in english.deliver().expect("packs").into_iter().zip(other.deliver().expect("packs")) {
        let path =
            asset(&format!("{}-en-", ours.kind.stem()), ours.file().rsplit('-').next().unwrap_or_default());
        page.server.file(&path, other.bytes.clone());
        // The index names the parts by their own sums.
        page.server.file(&format!("/v1/assets/{}", other.file()), other.bytes);
    }
}

/// Checks every view and exercise in such a language on a narrow phone, a common one and a desktop, in each
/// text size.
fn fits(letter: fn(char) -> String, dir: &str, sample: &str) {
    let page = Page::new(Setup::PHONE);
    serve(&page, letter);
    let mut all = Vec::new();
    for (size, least) in SIZES {
        // Sums would not fit, and are not looked at without this.
        let plain = "<meta name=viewport content='width=device-width'><style>body { margin: 0 }</style>
            <script>Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });</script>";
        page.host(plain, &format!("<topup-guard page lang=en text-size={size}></topup-guard>"));
        page.ready();
        // The whole program, so that all of it is there from the first view on.
        page.run("location.hash = '#/v1/number';");
        page.shown("number");
        page.run(&format!("w.shadowRoot.querySelector('.guard').dir = '{dir}';"));
        let text = page.run("return w.shadowRoot.querySelector('.guard').innerText;");
        assert!(text.as_str().is_some_and(|text| text.contains(sample)), "it is in that language: {text}");
        each_view(&page, &quiz(), |view| {
            for width in [320, 390, 1280] {
                window(&page, width, 844);
                let found = problems(&page, least);
                all.extend(found.iter().map(|problem| format!("{size} {view} {width}: {problem}")));
            }
        });
        let way = page.run("return w.shadowRoot.querySelector('.guard').dir;");
        assert_eq!(way, json!(dir), "to the end");
    }
    assert!(all.is_empty(), "{} problems:\n{}", all.len(), all.join("\n"));
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_longer_language_fits() {
    fits(accented, "ltr", "ó");
}

#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn a_right_to_left_language_fits() {
    fits(arabic, "rtl", "ا");
}

/// Checks that Han characters are in a node marked as Chinese, and sentences in Latin letters in one marked
/// as English.
#[test]
#[ignore = "needs the built files: run cargo xtask test"]
fn every_text_declares_its_language() {
    let page = Page::new(Setup::PHONE);
    let mut all = Vec::new();
    for lang in LANGS {
        page.each_view(lang, |view| {
            let found = page.run(
                "const found = [];
                 const walk = document.createTreeWalker(w.shadowRoot.querySelector('.guard'), NodeFilter.SHOW_TEXT);
                 if (document.documentElement.lang !== w.shadowRoot.querySelector('.guard').lang) found.push('the page');
                 while (walk.nextNode()) {
                   const { data, parentElement: of } = walk.currentNode;
                   const lang = of.closest('[lang]')?.lang ?? '';
                   const han = /\\p{Script=Han}/u.test(data);
                   const latin = !han && /\\p{Script=Latin}+\\s+\\p{Script=Latin}+\\s+\\p{Script=Latin}+/u.test(data);
                   if (!of.closest('[dir]')) found.push(`no direction: ${data}`);
                   if (han && !lang.startsWith('zh') || latin && lang !== 'en') found.push(`${lang}: ${data}`);
                 }
                 return found;",
            );
            let texts = found.as_array().into_iter().flatten().filter_map(Value::as_str);
            all.extend(texts.map(|text| format!("{lang} {view}: {text}")));
        });
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Returns the declarations of a style sheet: line, name and value.
fn declarations(css: &str) -> Vec<(usize, String, String)> {
    let mut bare = String::new();
    let mut rest = css;
    // Comments keep their line breaks.
    while let Some((before, after)) = rest.split_once("/*") {
        let (comment, tail) = after.split_once("*/").unwrap_or((after, ""));
        bare.push_str(before);
        bare.extend(comment.chars().filter(|c| *c == '\n'));
        rest = tail;
    }
    bare.push_str(rest);
    let mut found = Vec::new();
    let mut line = 1;
    let mut piece = String::new();
    for c in bare.chars() {
        match c {
            // A selector or a condition.
            '{' => piece.clear(),
            ';' | '}' => {
                if let Some((name, value)) = piece.split_once(':') {
                    found.push((line, name.trim().to_owned(), value.trim().to_owned()));
                }
                piece.clear();
            }
            _ => piece.push(c),
        }
        line += usize::from(c == '\n');
    }
    found
}

/// Returns why a declaration holds for one direction of writing only; none where it holds for all.
fn one_sided(name: &str, value: &str) -> Option<&'static str> {
    const SIDES: [&str; 4] = ["top", "right", "bottom", "left"];
    const SIZES: [&str; 2] = ["width", "height"];
    let bare = name.trim_start_matches("min-").trim_start_matches("max-");
    let of_a_side = ["margin", "padding", "border", "scroll-margin", "scroll-padding"].iter().any(|what| {
        let side = name.strip_prefix(what).and_then(|rest| rest.strip_prefix('-'));
        side.is_some_and(|side| {
            SIDES.iter().any(|known| side == *known || side.starts_with(&format!("{known}-")))
        })
    });
    let parts = value.split_whitespace().count();
    match name {
        _ if name.starts_with("--") => None,
        _ if SIDES.contains(&name) || of_a_side => Some("a side by its name"),
        _ if SIZES.contains(&bare) => Some("width or height"),
        "overflow-x" | "overflow-y" => Some("an axis by its name"),
        "text-align" | "float" | "clear" if SIDES.contains(&value) => Some("a side by its name"),
        "border-radius" if parts > 1 && !value.contains('(') => Some("corners by their place"),
        "margin" | "padding" | "inset" | "border-width" if !value.contains('(') && parts == 4 => {
            let mut all = value.split_whitespace();
            let (right, left) = (all.nth(1), all.nth(1));
            (right != left).then_some("right and left that differ")
        }
        _ => None,
    }
}

/// Checks that the style sheets need no change for a language that runs from right to left.
#[test]
fn styles_use_logical_properties() {
    let mut all = Vec::new();
    for (file, css) in STYLES {
        let found = declarations(css);
        assert!(found.len() > 20, "{file} was read");
        for (line, name, value) in found {
            all.extend(
                one_sided(&name, &value).map(|why| format!("static/{file}:{line}: {name}: {value} ({why})")),
            );
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// Proves that the test above can fail.
#[test]
fn physical_properties_would_be_seen() {
    let css = "/* left: 0;\n */ .a { margin-left: 1px; color: red }\n@media (min-width: 2px) { .b { inset: 0; float: right } }";
    let found: Vec<_> = declarations(css)
        .into_iter()
        .filter(|(_, name, value)| one_sided(name, value).is_some())
        .map(|(line, name, _)| (line, name))
        .collect();
    assert_eq!(found, [(2, "margin-left".to_owned()), (3, "float".to_owned())]);
    for (name, value) in [
        ("border-left-width", "1px"),
        ("max-height", "1em"),
        ("text-align", "left"),
        ("border-radius", "1px 2px"),
        ("padding", "1px 2px 3px 4px"),
        ("left", "0"),
    ] {
        assert!(one_sided(name, value).is_some(), "{name}");
    }
    for (name, value) in [("padding", "1px 2px 3px 2px"), ("inline-size", "1em"), ("inset-inline-start", "0")]
    {
        assert!(one_sided(name, value).is_none(), "{name}");
    }
}
