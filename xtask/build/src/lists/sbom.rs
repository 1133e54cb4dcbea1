//! The published programs' components, as a CycloneDX 1.6 list; the same sources give the same list.
use super::shipped::Shipped;
use serde_json::{Value, json};

/// Our own version.
const VERSION: &str = env!("CARGO_PKG_VERSION");

pub(super) fn sbom(shipped: &[Shipped]) -> Value {
    let components: Vec<_> = shipped.iter().map(component).collect();
    json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": "topup-guard",
                "name": "topup-guard",
                "version": VERSION,
                "licenses": [{ "expression": "MIT OR Apache-2.0" }],
            },
        },
        "components": components,
        "dependencies": [{ "ref": "topup-guard", "dependsOn": shipped.iter().map(url).collect::<Vec<_>>() }],
    })
}

fn component(one: &Shipped) -> Value {
    let mut component = json!({
        "type": "library",
        "bom-ref": url(one),
        "name": one.name,
        "version": one.version,
        "purl": url(one),
        "scope": "required",
        "hashes": [{ "alg": "SHA-256", "content": one.sum }],
        "licenses": [{ "expression": one.licence }],
    });
    if !one.repository.is_empty() {
        component["externalReferences"] = json!([{ "type": "vcs", "url": one.repository }]);
    }
    component
}

/// Returns the address of a package, as package URLs are written.
fn url(one: &Shipped) -> String {
    format!("pkg:cargo/{}@{}", one.name, one.version.replace('+', "%2B"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_crate_is_listed_with_address_sum_and_licence() {
        let one = Shipped {
            name: "a".to_owned(),
            version: "1.0.0+b".to_owned(),
            licence: "MIT".to_owned(),
            repository: String::new(),
            sum: "00".to_owned(),
            folder: Default::default(),
        };
        let listed = sbom(&[one]);
        let component = &listed["components"][0];
        assert_eq!(component["purl"], "pkg:cargo/a@1.0.0%2Bb");
        assert_eq!(component["hashes"][0]["content"], "00");
        assert_eq!(component["licenses"][0]["expression"], "MIT");
        assert_eq!(component.get("externalReferences"), None);
        assert_eq!(listed["dependencies"][0]["dependsOn"][0], component["bom-ref"]);
    }
}
