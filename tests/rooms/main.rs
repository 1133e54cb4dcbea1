//! What a person does in each room, in a real browser.
