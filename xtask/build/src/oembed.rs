//! `oembed.json`: how other sites show `embed.html`, for those that ask by [oEmbed](https://oembed.com).
//!
//! It is a file, so its answer is the same whatever view an address asks for, and it needs the site's address.
use crate::first_view::{SITE, escape};
use serde_json::{Value, json};
use std::env;
use std::path::Path;
use xtask_base::Result;
use xtask_base::files::{read_text, write};

const FILE: &str = "oembed.json";
const NAME: &str = "充前看 TopUp Guard";
/// Size of the frame, in CSS pixels, as docs/EMBEDDING.md has it.
const SIZE: [u32; 2] = [600, 700];

/// Writes the file and names it in `embed.html`; without an address of the site it does neither.
pub(crate) fn write_all(stage: &Path) -> Result<()> {
    let site = env::var(SITE).unwrap_or_default();
    if site.is_empty() {
        return Ok(());
    }
    let page = stage.join("embed.html");
    write(&page, linked(&read_text(&page)?, &site))?;
    write(&stage.join(FILE), format!("{:#}\n", answer(&site)))
}

/// Returns the page with a line that leads to the file.
fn linked(page: &str, site: &str) -> String {
    let link = format!(
        "<link rel=\"alternate\" type=\"application/json+oembed\" href=\"{}\" title=\"{NAME}\">\n</head>",
        escape(&at(site, FILE))
    );
    page.replacen("</head>", &link, 1)
}

fn answer(site: &str) -> Value {
    let [width, height] = SIZE;
    let frame = format!(
        "<iframe title=\"{NAME}\" src=\"{}\" width=\"{width}\" height=\"{height}\" style=\"border: 0; max-width: 100%\" \
         loading=\"lazy\" allow=\"clipboard-write; web-share\"></iframe>",
        escape(&at(site, "embed.html"))
    );
    json!({
        "version": "1.0", "type": "rich", "title": NAME, "provider_name": NAME, "provider_url": site,
        "width": width, "height": height, "html": frame,
    })
}

/// Returns the address of a file of the site.
fn at(site: &str, file: &str) -> String {
    format!("{}/{file}", site.trim_end_matches('/'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_leads_to_an_answer_whose_frame_leads_back() {
        for site in ["https://a.example/topup", "https://a.example/topup/"] {
            let page = linked("<head>\n</head>", site);
            assert!(
                page.contains(
                    "type=\"application/json+oembed\" href=\"https://a.example/topup/oembed.json\""
                ),
                "{page}"
            );
            let answer = answer(site);
            assert_eq!((&answer["version"], &answer["type"]), (&json!("1.0"), &json!("rich")));
            let html = answer["html"].as_str().unwrap();
            assert!(html.contains(" src=\"https://a.example/topup/embed.html\""), "{html}");
        }
    }
}
