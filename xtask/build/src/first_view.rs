//! The page of each language, with the first view as HTML and the metadata for search engines and chats.
use crate::inline::Inline;
use serde_json::{Value, json};
use std::env;
use xtask_base::run::cargo;
use xtask_base::{Error, Result};

/// Environment variable with the page's address, such as `https://example.org/topup/`; without it links are
/// relative.
pub(crate) const SITE: &str = "TOPUP_GUARD_SITE";

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
    let value: Value = serde_json::from_str(line).map_err(|e| {
        Error::new(format!("not a line of the first view: {e}"), "see examples/first_view.rs")
    })?;
    let plain = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let text = |name: &str| plain(&value[name]);
    let pair = |name: &str| [0, 1].map(|at| plain(&value[name][at]));
    let shortcuts = value["shortcuts"].as_array().into_iter().flatten();
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
    })
}

impl View {
    /// Returns the folder of this language's page, with a slash; empty for the first language, whose page is
    /// at the root.
    pub(crate) fn folder(&self) -> String {
        if self.lang == "zh-Hans" { String::new() } else { format!("{}/", self.lang) }
    }

    /// Returns the relative path from this language's page to the root.
    pub(crate) fn up(&self) -> &'static str {
        if self.folder().is_empty() { "./" } else { "../" }
    }

    /// Returns the page: `template` with this view and its `inline` parts.
    ///
    /// `early` are files that the early script requests, and `glue` is preloaded. Paths are written for the
    /// root; those that begin with `./` are changed to lead there from the page.
    pub(crate) fn page(
        &self,
        template: &str,
        inline: &Inline,
        early: &[String],
        glue: &str,
        all: &[Self],
    ) -> String {
        let up = self.up();
        let site = env::var(SITE).unwrap_or_default();
        let from = if site.is_empty() { up } else { &site };
        let mut page = String::new();
        for line in template.lines() {
            let line = if line.starts_with("<html") {
                format!("<html lang=\"{}\">", self.lang)
            } else if line.starts_with("<title>") {
                format!("<title>{}</title>", escape(&self.title))
            } else if line.starts_with("<meta name=\"description\"") {
                self.described(from, all)
            } else if line.contains("http-equiv=\"Content-Security-Policy\"") {
                inline.allowed(line)
            } else if line.contains("href=\"./page.css\"") {
                inline.critical()
            } else if let Some(script) = line.strip_prefix("<script src=\"./early.js\" ") {
                let attributes = script.split('>').next().unwrap_or_default();
                let attributes = format!("{attributes} data-begin=\"{}\"", early.join(" "));
                let preload = format!("<link rel=\"modulepreload\" href=\"{up}v1/{glue}\">");
                format!("{}\n{preload}", inline.script(&attributes.replace("./", up)))
            } else if line.contains("data-trunk") {
                continue;
            } else if line == "<topup-guard page></topup-guard>" {
                format!("{}\n{}", self.widget(up, all), inline.style())
            } else {
                line.replace("=\"./", &format!("=\"{up}"))
            };
            page.push_str(&line);
            page.push('\n');
        }
        page
    }

    /// Returns the widget's element with the first view inside.
    fn widget(&self, up: &str, all: &[Self]) -> String {
        let others = all.iter().filter(|other| other.lang != self.lang).map(|other| {
            let (lang, name) = (&other.lang, name(&other.lang));
            format!(
                "<a href=\"{up}{}?lang={lang}\" hreflang=\"{lang}\" lang=\"{lang}\">{name}</a>",
                other.folder()
            )
        });
        let others: Vec<_> = others.collect();
        format!(
            "<topup-guard page>\n<p class=\"plain still\">{}</p>\n{}\n<nav class=\"plain\" aria-label=\"{}\">{}</nav>\n<p class=\"early\" role=\"status\" data-early=\"{}\"></p>\n</topup-guard>",
            escape(&self.still),
            self.html,
            escape(&self.languages),
            others.join(" · "),
            escape(&self.early)
        )
    }

    /// Returns the metadata: description, address in each language, and what a chat shows of a link.
    fn described(&self, from: &str, all: &[Self]) -> String {
        let (title, lead, here) =
            (escape(&self.title), escape(&self.lead), format!("{from}{}", self.folder()));
        let mut lines = vec![
            format!("<meta name=\"description\" content=\"{lead}\">"),
            format!("<link rel=\"canonical\" href=\"{here}\">"),
        ];
        for other in all {
            let (lang, folder) = (&other.lang, other.folder());
            lines.push(format!("<link rel=\"alternate\" hreflang=\"{lang}\" href=\"{from}{folder}\">"));
        }
        lines.push(format!("<link rel=\"alternate\" hreflang=\"x-default\" href=\"{from}\">"));
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
        }
    }

    const TEMPLATE: &str = "<html lang=\"zh-Hans\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"script-src 'self'\">\n\
                            <title>x</title>\n<meta name=\"description\" content=\"\">\n<link rel=\"stylesheet\" href=\"./page.css\">\n\
                            <link rel=\"icon\" href=\"./icon.svg\">\n<link data-trunk>\n\
                            <script src=\"./early.js\" data-later=\"./b.js\"></script>\n<topup-guard page></topup-guard>\n";

    fn page(view: &View, all: &[View]) -> String {
        let inline = Inline::new("html{}".to_owned(), "p{}".to_owned(), "run(\"./\")".to_owned()).unwrap();
        view.page(TEMPLATE, &inline, &["./v1/a.wasm".to_owned(), "./v1/a.pack".to_owned()], "g.js", all)
    }

    #[test]
    fn each_language_has_its_page_and_finds_the_files_from_there() {
        let all = [view("zh-Hans"), view("en")];
        let [root, english] = all.each_ref().map(|view| page(view, &all));
        for (page, up, lang) in [(&root, "./", "zh-Hans"), (&english, "../", "en")] {
            assert!(page.contains(&format!("<html lang=\"{lang}\">")), "{page}");
            assert!(page.contains(&format!("<link rel=\"icon\" href=\"{up}icon.svg\">")), "{page}");
            assert!(page.contains(&format!("<link rel=\"modulepreload\" href=\"{up}v1/g.js\">")), "{page}");
            assert!(page.contains(&format!("data-later=\"{up}b.js\"")), "{page}");
            assert!(page.contains(&format!("data-begin=\"{up}v1/a.wasm {up}v1/a.pack\"")), "{page}");
            assert!(page.contains(&format!("hreflang=\"en\" href=\"{up}en/\"")), "{page}");
            assert!(page.contains("<h1>Home</h1>") && !page.contains("data-trunk"), "{page}");
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
        let page = page(&all[0], &all);
        assert!(
            page.contains("<title>A \"title\" &amp; more</title>")
                || page.contains("A &quot;title&quot; &amp; more")
        );
        assert!(!page.contains("A <lead>"), "{page}");
    }
}
