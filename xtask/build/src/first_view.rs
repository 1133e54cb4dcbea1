//! The pages of each language: what they show first as HTML, and the metadata for search engines and chats.
use crate::inline::Inline;
use serde_json::{Value, json};
use std::env;
use xtask_base::run::cargo;
use xtask_base::{Error, Result};

/// Environment variable with the page's address, such as `https://example.org/topup/`; without it links are
/// relative.
pub(crate) const SITE: &str = "TOPUP_GUARD_SITE";

/// Screens that have a page of their own beside home.
const ROOMS: [&str; 2] = ["picker", "check"];

/// First view of a language, and the words around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct View {
    /// BCP 47 tag.
    pub(crate) lang: String,
    /// Name of the program.
    pub(crate) name: String,
    /// Name and purpose, for the page's title.
    pub(crate) title: String,
    /// Description in one sentence.
    pub(crate) lead: String,
    /// Says that an answer tapped before the program is there counts.
    early: String,
    /// Says that the program does not run.
    still: String,
    /// Label of the links to the other languages.
    languages: String,
    /// Notice that there is a newer version, and the label of its button.
    pub(crate) newer: [String; 2],
    /// Shortcuts of the installed app: route and label.
    pub(crate) shortcuts: Vec<(String, String)>,
    /// Notices of the one-file edition: how old it is, and that it does not run.
    pub(crate) single: [String; 2],
    /// The first view as HTML, with everything important as text.
    pub(crate) html: String,
    /// Rooms with a page of their own.
    pub(crate) rooms: Vec<Room>,
    /// Element with the screens that the early script shows until the program is there.
    pub(crate) screens: String,
}

/// What a page shows first, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Room {
    /// Name of the screen, as in the attribute `view`, and of the page's folder; empty for home.
    pub(crate) view: String,
    /// Title of the page.
    title: String,
    /// What stands there, as HTML.
    pub(crate) html: String,
}

/// Renders the first view of every language natively, from the components that later replace it.
pub(crate) fn views() -> Result<Vec<View>> {
    let mut example = cargo();
    example.args(["run", "--quiet", "--offline", "--package", "topup-guard", "--example", "first_view"]);
    let next = "mend what the lines above complain about";
    let output = example.stderr(std::process::Stdio::inherit()).output();
    let output = output.map_err(|e| Error::new(format!("the first view was not rendered: {e}"), next))?;
    if !output.status.success() {
        return Err(Error::new("the first view was not rendered", next));
    }
    String::from_utf8_lossy(&output.stdout).lines().map(view).collect()
}

fn view(line: &str) -> Result<View> {
    let value: Value = serde_json::from_str(line)
        .map_err(|e| Error::new(format!("not a line of the first view: {e}"), "see examples/first_view/"))?;
    let plain = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let text = |name: &str| plain(&value[name]);
    let pair = |name: &str| [0, 1].map(|at| plain(&value[name][at]));
    let shortcuts = value["shortcuts"].as_array().into_iter().flatten();
    let rooms = ROOMS.map(|view| {
        let room = &value[view];
        Room { view: view.to_owned(), title: plain(&room["title"]), html: plain(&room["html"]) }
    });
    Ok(View {
        lang: text("lang"),
        name: text("name"),
        title: text("title"),
        lead: text("lead"),
        early: text("early"),
        still: text("still"),
        languages: text("languages"),
        newer: pair("newer"),
        shortcuts: shortcuts.map(|one| (plain(&one[0]), plain(&one[1]))).collect(),
        single: pair("single"),
        html: text("html"),
        rooms: rooms.into(),
        screens: text("screens"),
    })
}

impl View {
    /// Returns the folder of this language's page, with a slash; empty for the first language, whose page is
    /// at the root.
    pub(crate) fn folder(&self) -> String {
        if self.lang == "zh-Hans" { String::new() } else { format!("{}/", self.lang) }
    }

    /// Returns the relative path from this language's first page to the root.
    pub(crate) fn up(&self) -> &'static str {
        if self.folder().is_empty() { "./" } else { "../" }
    }

    /// Returns what each page of this language shows first.
    pub(crate) fn pages(&self) -> Vec<Room> {
        let home = Room { view: String::new(), title: self.title.clone(), html: self.html.clone() };
        [home].into_iter().chain(self.rooms.iter().cloned()).collect()
    }

    /// Returns a page: `template` with a room of this view and its `inline` parts.
    ///
    /// Paths are written for the root; those that begin with `./` are changed to lead there from the page.
    pub(crate) fn page(
        &self,
        room: &Room,
        template: &str,
        inline: &Inline,
        files: &Files,
        all: &[Self],
    ) -> String {
        let up = room.up(self);
        let site = env::var(SITE).unwrap_or_default();
        let from = if site.is_empty() { &up } else { &site };
        let mut page = String::new();
        for line in template.lines() {
            let line = if line.starts_with("<html") {
                format!("<html lang=\"{}\">", self.lang)
            } else if line.starts_with("<title>") {
                format!("<title>{}</title>", escape(&room.title))
            } else if line.starts_with("<meta name=\"description\"") {
                self.described(room, from, all)
            } else if line.contains("http-equiv=\"Content-Security-Policy\"") {
                inline.allowed(line)
            } else if line.contains("href=\"./page.css\"") {
                inline.critical()
            } else if line.contains("rel=\"manifest\"") {
                let manifest = format!("href=\"{up}{}manifest", self.folder());
                line.replace("href=\"manifest", &manifest)
            } else if let Some(script) = line.strip_prefix("<script src=\"./early.js\" ") {
                let attributes = script.split('>').next().unwrap_or_default();
                let mut attributes = format!("{attributes} data-begin=\"{}\"", files.early.join(" "));
                if room.view.is_empty() {
                    attributes += &format!(" data-screens=\"{}\"", files.screens);
                }
                let preload = format!("<link rel=\"modulepreload\" href=\"{up}v1/{}\">", files.glue);
                format!("{}\n{preload}", inline.script(&attributes.replace("./", &up)))
            } else if line.contains("data-trunk") {
                continue;
            } else if line == "<topup-guard page></topup-guard>" {
                // Home is painted sooner without the screens of other rooms, and asks for them at once.
                let screens = if room.view.is_empty() { "" } else { &self.screens };
                format!("{}\n{screens}\n{}", self.widget(room, all), inline.style())
            } else {
                line.replace("=\"./", &format!("=\"{up}"))
            };
            page.push_str(&line);
            page.push('\n');
        }
        page
    }

    /// Returns the widget's element with the first view inside.
    fn widget(&self, room: &Room, all: &[Self]) -> String {
        let (up, path) = (room.up(self), room.path());
        let view = if path.is_empty() { String::new() } else { format!(" view=\"{}\"", room.view) };
        let others = all.iter().filter(|other| other.lang != self.lang).map(|other| {
            let (lang, name) = (&other.lang, name(&other.lang));
            format!(
                "<a href=\"{up}{}{path}?lang={lang}\" hreflang=\"{lang}\" lang=\"{lang}\">{name}</a>",
                other.folder()
            )
        });
        let others: Vec<_> = others.collect();
        format!(
            "<topup-guard page{view}>\n<p class=\"plain still\">{}</p>\n{}\n<nav class=\"plain\" aria-label=\"{}\">{}</nav>\n<p class=\"early\" role=\"status\" data-early=\"{}\"></p>\n</topup-guard>",
            escape(&self.still),
            room.html,
            escape(&self.languages),
            others.join(" · "),
            escape(&self.early)
        )
    }

    /// Returns the metadata: description, address in each language, and what a chat shows of a link.
    fn described(&self, room: &Room, from: &str, all: &[Self]) -> String {
        let path = room.path();
        let (title, lead, here) =
            (escape(&room.title), escape(&self.lead), format!("{from}{}{path}", self.folder()));
        let mut lines = vec![
            format!("<meta name=\"description\" content=\"{lead}\">"),
            format!("<link rel=\"canonical\" href=\"{here}\">"),
        ];
        for other in all {
            let (lang, folder) = (&other.lang, other.folder());
            lines.push(format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{from}{folder}{path}\">"));
        }
        lines.push(format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{from}{path}\">"));
        for (name, content) in [
            ("og:type", "website"),
            ("og:title", &title),
            ("og:description", &lead),
            ("og:locale", &self.lang.replace('-', "_")),
        ] {
            lines.push(format!("<meta property=\"{name}\" content=\"{content}\">"));
        }
        lines.push("<meta name=\"twitter:card\" content=\"summary\">".to_owned());
        let data = json!({
            "@context": "https://schema.org", "@type": "WebApplication", "name": self.title, "description": self.lead,
            "inLanguage": self.lang, "applicationCategory": "EducationalApplication", "operatingSystem": "Any",
            "isAccessibleForFree": true, "browserRequirements": "WebAssembly"
        });
        // So that no text can end the script element.
        let data = data.to_string().replace('<', "\\u003c");
        lines.push(format!("<script type=\"application/ld+json\">{data}</script>"));
        lines.join("\n")
    }
}

impl Room {
    /// Returns the folder of the page below that of its language, with a slash; empty for home.
    pub(crate) fn path(&self) -> String {
        if self.view.is_empty() { String::new() } else { format!("{}/", self.view) }
    }

    /// Returns the relative path from the page in this language to the root.
    fn up(&self, view: &View) -> String {
        match format!("{}{}", view.folder(), self.path()).matches('/').count() {
            0 => "./".to_owned(),
            depth => "../".repeat(depth),
        }
    }
}

/// Files that a page names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Files {
    /// Files that the early script requests.
    pub(crate) early: Vec<String>,
    /// File with the screens of all rooms.
    pub(crate) screens: String,
    /// The glue, which is preloaded; its path is relative to `v1/`.
    pub(crate) glue: String,
}

/// Returns a language's name in that language.
fn name(lang: &str) -> &'static str {
    match lang {
        "zh-Hans" => "简体中文",
        "zh-Hant" => "繁體中文",
        _ => "English",
    }
}

pub(crate) fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn view(lang: &str) -> View {
        View {
            lang: lang.to_owned(),
            name: "A".to_owned(),
            newer: Default::default(),
            shortcuts: Vec::new(),
            single: Default::default(),
            title: "A \"title\" & more".to_owned(),
            lead: "A <lead>".to_owned(),
            early: "Opening".to_owned(),
            still: "Not running".to_owned(),
            languages: "Languages".to_owned(),
            html: "<h1>Home</h1>".to_owned(),
            rooms: vec![Room {
                view: "picker".to_owned(),
                title: "Pick".to_owned(),
                html: "<h1>Question</h1>".to_owned(),
            }],
            screens: "<template>Screens</template>".to_owned(),
        }
    }

    const TEMPLATE: &str = "<html lang=\"zh-Hans\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">\n\
                            <title>x</title>\n<meta name=\"description\" content=\"\">\n<link rel=\"stylesheet\" href=\"./page.css\">\n\
                            <link rel=\"icon\" href=\"./icon.svg\">\n<link rel=\"manifest\" href=\"manifest.webmanifest\">\n<link data-trunk>\n\
                            <script src=\"./early.js\" data-later=\"./b.js\"></script>\n<topup-guard page></topup-guard>\n";

    fn page(view: &View, room: &Room, all: &[View]) -> String {
        let inline = Inline::new("html{}".to_owned(), "p{}".to_owned(), "run(\"./\")".to_owned()).unwrap();
        let files = Files {
            early: vec!["./v1/a.wasm".to_owned(), "./v1/a.pack".to_owned()],
            screens: "./v1/s.html".to_owned(),
            glue: "g.js".to_owned(),
        };
        view.page(room, TEMPLATE, &inline, &files, all)
    }

    #[test]
    fn each_language_has_its_page_and_finds_the_files_from_there() {
        let all = [view("zh-Hans"), view("en")];
        for (at, path, up, lang) in [
            (0, "", "./", "zh-Hans"),
            (1, "", "../", "en"),
            (0, "picker/", "../", "zh-Hans"),
            (1, "picker/", "../../", "en"),
        ] {
            let rooms = all[at].pages();
            let room = rooms.iter().find(|room| room.path() == path).unwrap();
            let page = page(&all[at], room, &all);
            let folder = all[at].folder();
            assert!(page.contains(&format!("href=\"{up}{folder}manifest.webmanifest\"")), "{page}");
            assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{page}");
            assert!(page.contains(&format!("<link rel=\"icon\" href=\"{up}icon.svg\">")), "{page}");
            assert!(page.contains(&format!("<link rel=\"modulepreload\" href=\"{up}v1/g.js\">")), "{page}");
            assert!(page.contains(&format!("data-later=\"{up}b.js\"")), "{page}");
            assert!(page.contains(&format!("data-begin=\"{up}v1/a.wasm {up}v1/a.pack\"")), "{page}");
            assert!(page.contains(&format!("hreflang=\"en\" href=\"{up}en/{path}\"")), "{page}");
            assert!(page.contains(&room.html) && !page.contains("data-trunk"), "{page}");
            // Home asks for the screens, other pages bring them.
            let is_home = path.is_empty();
            assert_eq!(page.contains(&format!("data-screens=\"{up}v1/s.html\"")), is_home, "{page}");
            assert_eq!(page.contains("<template>Screens"), !is_home, "{page}");
            assert_eq!(page.contains("<topup-guard page view=\"picker\">"), !is_home, "{page}");
            // Inline texts are unchanged, or their hashes in the policy would not match.
            assert!(
                page.contains(">run(\"./\")</script>") && page.contains("script-src 'self' 'sha256-"),
                "{page}"
            );
        }
        assert_eq!([all[0].folder(), all[1].folder()], ["", "en/"]);
    }

    #[test]
    fn texts_are_escaped() {
        let all = [view("en")];
        let page = page(&all[0], &all[0].pages()[0], &all);
        assert!(
            page.contains("<title>A \"title\" &amp; more</title>")
                || page.contains("A &quot;title&quot; &amp; more")
        );
        assert!(!page.contains("A <lead>"), "{page}");
    }
}
