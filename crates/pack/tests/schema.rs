//! The published schema takes what the program takes, and refuses what is of another shape.

use std::fs;

use boon::{Compiler, SchemaIndex, Schemas};
use serde_json::{Value, json};
use topup_guard_pack::{content_dir, schema};

struct Schema(Schemas, SchemaIndex);

impl Schema {
    fn published() -> Self {
        let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
        compiler.add_resource("file:///pack.schema.json", schema()).expect("a schema");
        let index = compiler.compile("file:///pack.schema.json", &mut schemas).expect("a sound schema");
        Self(schemas, index)
    }

    fn takes(&self, pack: &Value) -> Result<(), String> {
        self.0.validate(pack, self.1).map_err(|error| format!("{error:#}"))
    }
}

fn example(name: &str) -> Value {
    let path = content_dir().with_file_name("examples/packs").join(name);
    serde_json::from_str(&fs::read_to_string(path).expect("an example")).expect("JSON")
}

/// Returns our own content as a host would write it.
fn ours() -> Value {
    let read = |path: std::path::PathBuf| -> Value {
        let text = fs::read_to_string(path).expect("content");
        serde_json::to_value(text.parse::<toml::Table>().expect("TOML")).expect("JSON")
    };
    let lists = read(content_dir().join("slots.toml"));
    let mut pack = json!({ "topup_guard_pack": 1 });
    let about = read(content_dir().join("about.toml"));
    pack["about"] = json!({
        "name": { "zh": "充前看" }, "country": "CN", "languages": ["zh", "en"], "compiled": about["compiled"],
    });
    for part in ["messages", "picker", "help"] {
        pack[part] = read(content_dir().join(format!("{part}.toml")));
    }
    for part in ["not_channels", "precautions", "cards", "guides", "sources", "families", "orders"] {
        pack[part] = read(content_dir().join(format!("{}.toml", part.replace('_', "-"))))[part].clone();
    }
    for part in ["channels", "tactics", "look_alikes", "items"] {
        let folder = content_dir().join(part.replace('_', "-"));
        let mut entries: Vec<_> =
            folder.read_dir().expect("a folder").flatten().map(|entry| read(entry.path())).collect();
        // The place in the list says it.
        entries.iter_mut().for_each(|entry| _ = entry.as_object_mut().map(|entry| entry.remove("order")));
        // A host writes values where we name a list.
        let slots = entries.iter_mut().filter_map(|entry| entry.get_mut("slots")?.as_array_mut()).flatten();
        for slot in slots.filter_map(Value::as_object_mut) {
            slot.remove("only");
            if let Some(Value::String(list)) = slot.remove("list") {
                slot.insert("values".to_owned(), lists[&list].clone());
            }
        }
        pack[part] = Value::Array(entries);
    }
    pack
}

#[test]
fn the_examples_and_our_own_content_are_of_this_shape() {
    let schema = Schema::published();
    for pack in [example("country.json"), example("overlay.json"), ours()] {
        schema.takes(&pack).unwrap_or_else(|error| panic!("{error}"));
    }
}

#[test]
fn another_shape_is_refused() {
    let schema = Schema::published();
    let refuses = |change: &dyn Fn(&mut Value)| {
        let mut pack = example("country.json");
        change(&mut pack);
        assert!(schema.takes(&pack).is_err(), "{}", pack["about"]);
    };
    refuses(&|pack| pack["item"] = json!([]));
    refuses(&|pack| pack["about"]["country"] = json!("Sunmoor"));
    refuses(&|pack| pack["messages"]["app_titel"] = json!({ "en": "x" }));
    refuses(&|pack| pack["items"][0]["truth"] = json!("true"));
    refuses(&|pack| pack["items"][0]["sort"] = json!("x"));
    refuses(&|pack| pack["items"][0]["artefact"]["lines"][0]["en"] = json!(3));
    refuses(&|pack| pack["channels"][0]["hours"] = json!("noon"));
    refuses(&|pack| _ = pack["channels"][0].as_object_mut().expect("an object").remove("payee"));
    refuses(&|pack| pack["channels"][0]["ratings"]["help"]["value"] = json!("best"));
    refuses(&|pack| pack["help"]["contacts"][0]["number"] = json!({ "en": "999" }));
}
