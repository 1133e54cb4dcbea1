//! What version 0.1 left on devices is read as before (`tests/fixtures/v0.1/README.md` says how it was made).

use serde_json::{Value, json};

use super::*;

/// Returns the devices of the fixture: what each holds in `localStorage`, and what that means.
fn devices() -> Vec<Value> {
    let devices: Value =
        serde_json::from_str(include_str!("../../../../tests/fixtures/v0.1/devices.json")).unwrap();
    devices.as_array().unwrap().clone()
}

/// Returns a storage with a device's entries, those for a host's own content too; without our prefix, as
/// [`Storage`] has them.
fn storage(device: &Value) -> Memory {
    let storage = Memory::default();
    for (name, text) in device["storage"].as_object().unwrap() {
        storage.set(name.strip_prefix("topup-guard:").unwrap(), text.as_str().unwrap()).unwrap();
    }
    storage
}

fn lines(log: &Log) -> Value {
    json!(log.responses().iter().map(Response::to_line).collect::<Vec<_>>())
}

#[test]
fn every_device_has_the_record_it_had() {
    for device in devices() {
        let log = read(&storage(&device));
        assert_eq!(lines(&log), device["responses"], "{}", device["name"]);
        assert_eq!(json!(log.unreadable().collect::<Vec<_>>()), device["unreadable"], "{}", device["name"]);
        assert_eq!(is_empty(&storage(&device)), device["is_new"], "{}", device["name"]);
    }
}

#[test]
fn answering_and_compacting_remove_nothing_from_the_record_of_any_device() {
    for device in devices() {
        let storage = storage(&device);
        let before = read(&storage);
        for visit in 0..20_u32 {
            let now = NOON + i64::from(1_000 + visit) * DAY;
            compact(&storage, now, &from(1_000 + u64::from(visit)));
            let given = Response { at: Millis(now), ..response(u64::MAX, visit, visit) };
            SegmentWriter::default().append(&storage, &given, now, &from(u64::from(visit))).unwrap();
        }
        let after = read(&storage);
        assert_eq!(before.without(&after), Log::new(), "{}", device["name"]);
        assert_eq!(after.responses().len(), before.responses().len() + 20, "{}", device["name"]);
    }
}
