//! Inline scripts and styles: what they may not contain, and how the page's policy names them.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use xtask_base::{Error, Result};

/// Inline parts of our own page: its styles, and the script that runs before the program is there.
#[derive(Debug)]
pub(crate) struct Inline {
    /// Rules that the first view needs.
    critical: String,
    /// The widget's whole style sheet.
    style: String,
    early: String,
}

impl Inline {
    /// Takes these texts.
    ///
    /// # Errors
    /// When one of them would end the element that it stands in.
    pub(crate) fn new(critical: String, style: String, early: String) -> Result<Self> {
        ends_nothing(&critical, "</style")?;
        ends_nothing(&style, "</style")?;
        ends_nothing(&early, "</script")?;
        Ok(Self { critical, style, early })
    }

    /// Returns the style for the page's head.
    pub(crate) fn critical(&self) -> String {
        format!("<style>{}</style>", self.critical)
    }

    /// Returns the style for the end of the page, which the loader puts into the widget's root.
    ///
    /// There it delays nothing, neither the first paint nor the layout before it has arrived.
    pub(crate) fn style(&self) -> String {
        format!("<template data-topup-guard-style><style>{}</style></template>", self.style)
    }

    /// Returns the script as an element with these attributes.
    pub(crate) fn script(&self, attributes: &str) -> String {
        format!("<script {attributes}>{}</script>", self.early)
    }

    /// Returns the line with the page's policy, with these texts allowed.
    pub(crate) fn allowed(&self, line: &str) -> String {
        // Every style stands in the page.
        let styles = format!("style-src {} {}", sum(&self.critical), sum(&self.style));
        let scripts = format!("script-src 'self' {}", sum(&self.early));
        line.replace("style-src 'self'", &styles).replace("script-src 'self'", &scripts)
    }
}

/// Checks that a text does not end the HTML element that it stands in.
pub(crate) fn ends_nothing(text: &str, end: &str) -> Result<()> {
    if text.to_ascii_lowercase().contains(end) || text.contains("<!--") {
        return Err(Error::new(
            format!("a script or style has {end} or <!-- in it"),
            "write it in another way",
        ));
    }
    Ok(())
}

/// Returns a text's hash as a policy names it.
pub(crate) fn sum(text: &str) -> String {
    format!("'sha256-{}'", base64(Sha256::digest(text)))
}

/// Returns bytes in base64.
pub(crate) fn base64(bytes: impl AsRef<[u8]>) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_a_text_by_its_hash() {
        // echo -n "" | openssl dgst -sha256 -binary | base64
        assert_eq!(sum(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn a_text_that_would_end_its_element_is_refused() {
        assert!(ends_nothing("let a = '</SCRIPT>'", "</script").is_err());
        assert!(ends_nothing("a <!-- b", "</style").is_err());
        assert!(ends_nothing("a < b", "</script").is_ok());
    }

    #[test]
    fn the_policy_allows_these_texts_and_no_others() {
        let inline = Inline::new("a{}".into(), "b{}".into(), "c()".into()).unwrap();
        let line =
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'";
        let expected = format!(
            "default-src 'none'; script-src 'self' {} 'wasm-unsafe-eval'; style-src {} {}; img-src 'self'",
            sum("c()"),
            sum("a{}"),
            sum("b{}")
        );
        assert_eq!(inline.allowed(line), expected);
        assert_eq!(inline.script("data-a"), "<script data-a>c()</script>");
        assert!(Inline::new("</style>".into(), String::new(), String::new()).is_err());
    }
}
