// Checks our list of crates against the one that cargo-cyclonedx makes: node .github/check-sbom.cjs OURS THEIRS…
// Every crate of ours is in one of theirs, in the same version and with the same sum. Theirs have more: macros that
// run while compiling, and our own crates.
const { readFileSync } = require("node:fs");

const components = (file) => JSON.parse(readFileSync(file, "utf8")).components;
const key = ({ name, version, hashes = [] }) => `${name} ${version} ${hashes[0]?.content}`;
const [ours, ...theirs] = process.argv.slice(2);
const known = new Set(theirs.flatMap(components).map(key));
const listed = components(ours);
const unknown = listed.map(key).filter((one) => !known.has(one));
if (listed.length === 0 || unknown.length > 0) {
  console.error(`of ${listed.length} crates these are not in ${theirs.join(", ")}:\n${unknown.join("\n")}`);
  process.exit(1);
}
console.log(`${listed.length} crates agree with cargo-cyclonedx`);
