// @ts-check
// What the settings page knows of this build: its files' sums, and the element's attributes as the manifest lists them.

/** @type {import("../../xtask/scripts/types.d.ts").Build} */
const BUILD = { pinned: "v1", integrity: {}, script: "", host: {}, all: {}, attributes: [], properties: [], topics: [], cards: [] }; // filled in by cargo xtask finish

export { BUILD };
