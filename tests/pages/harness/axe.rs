//! axe-core, which finds what bars people with disabilities.
use super::{Page, given};
use serde_json::Value;

/// JavaScript for whether axe-core is in the page.
const AXE_LOADED: &str = "typeof axe === 'object'";

/// Returns what axe-core finds on the open page, one line each.
pub(crate) fn findings(page: &Page) -> Vec<String> {
    // Half a megabyte: sent once to each page.
    if page.session.run(&format!("return {AXE_LOADED};"), &[]).expect("the script") != true {
        let script = std::fs::read_to_string(given("TOPUP_GUARD_AXE")).expect("axe-core's script");
        page.session.run(&script, &[]).expect("axe-core loads");
    }
    let found = page.session.run_async(
        "return axe.run(document, { resultTypes: ['violations'] }).then((r) => r.violations);",
        &[],
    );
    let line = |violation: &Value| {
        let nodes = violation["nodes"].as_array().into_iter().flatten();
        let places: Vec<_> =
            nodes.map(|node| format!("{} ({})", node["target"], node["any"][0]["message"])).collect();
        format!("{}: {} at {}", violation["id"], violation["help"], places.join(", "))
    };
    found.expect("axe-core runs").as_array().expect("a list of violations").iter().map(line).collect()
}
