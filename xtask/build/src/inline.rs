//! Scripts and styles that stand in a page itself: what they may not say, and how the page's policy names them.
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use xtask_base::{Error, Result};

/// What stands in our own page: its styles, and the script that comes before the program.
#[derive(Debug)]
pub(crate) struct Inline {
    /// What the page needs before the program is there.
    critical: String,
    /// The widget's, all of it.
    style: String,
    early: String,
}

impl Inline {
    /// These texts, once none of them would end the element that it stands in.
    pub(crate) fn new(critical: String, style: String, early: String) -> Result<Self> {
        ends_nothing(&critical, "</style")?;
        ends_nothing(&style, "</style")?;
        ends_nothing(&early, "</script")?;
        Ok(Self { critical, style, early })
    }

    /// The style for the page's head.
    pub(crate) fn critical(&self) -> String {
        format!("<style>{}</style>", self.critical)
    }

    /// The style for the end of the page, which the loader puts into the widget's root.
    ///
    /// There it holds nothing up: not what is read before the program is there, nor where the line breaks before it has come.
    pub(crate) fn style(&self) -> String {
        format!("<template data-topup-guard-style><style>{}</style></template>", self.style)
    }

    /// The script as an element with these attributes.
    pub(crate) fn script(&self, attributes: &str) -> String {
        format!("<script {attributes}>{}</script>", self.early)
    }

    /// A line with the page's policy, with these texts allowed.
    pub(crate) fn allowed(&self, line: &str) -> String {
        // Every style stands in the page.
        let styles = format!("style-src {} {}", sum(&self.critical), sum(&self.style));
        let scripts = format!("script-src 'self' {}", sum(&self.early));
        line.replace("style-src 'self'", &styles).replace("script-src 'self'", &scripts)
    }
}

/// What stands inside an element of HTML must not end it.
pub(crate) fn ends_nothing(text: &str, end: &str) -> Result<()> {
    if text.to_ascii_lowercase().contains(end) || text.contains("<!--") {
        return Err(Error::new(
            format!("a script or style has {end} or <!-- in it"),
            "write it in another way",
        ));
    }
    Ok(())
}

/// A text's sum as a policy names it.
pub(crate) fn sum(text: &str) -> String {
    format!("'sha256-{}'", base64(Sha256::digest(text)))
}

/// Bytes as text.
pub(crate) fn base64(bytes: impl AsRef<[u8]>) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_policy_names_a_text_by_its_sum() {
        // echo -n "" | openssl dgst -sha256 -binary | base64
        assert_eq!(sum(""), "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='");
    }

    #[test]
    fn what_would_end_its_element_is_refused() {
        assert!(ends_nothing("let a = '</SCRIPT>'", "</script").is_err());
        assert!(ends_nothing("a <!-- b", "</style").is_err());
        assert!(ends_nothing("a < b", "</script").is_ok());
    }

    #[test]
    fn the_policy_allows_just_what_stands_there() {
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
