// Writes what a server sends with the files when they are in a folder of a site.
import { readFile } from "node:fs/promises";

/** Servers that it has lines for. */
export const SERVERS = ["netlify", "nginx", "apache", "caddy"];

/** Returns the lines for a server, limited to the folder; nothing if that is no path. */
export async function headers(under, server) {
  if (!/^\/(?:[\w.~-]+\/)*[\w.~-]*$/.test(under) || /(?:^|\/)\.\.?(?:\/|$)/.test(under)) return undefined;
  const folder = under.replace(/\/?$/, "/");
  if (server === "netlify") return netlify(folder);
  const text = await readFile(new URL("../docs/serving.md", import.meta.url), "utf8");
  const [, lines] = text.split(`\`\`\`${server}\n`);
  const place = server === "apache" ? `# In ${folder}.htaccess:\n` : "";
  return place + lines.split("\n```")[0].replaceAll("/topup/", folder);
}

/** Returns the package's `_headers`, whose paths begin with the folder that it was built for, for another folder. */
async function netlify(folder) {
  const text = await readFile(new URL("../dist/_headers", import.meta.url), "utf8");
  const [, built] = /^(\/.*)\*$/m.exec(text);
  return text.trimEnd().replace(/^\/.*$/gm, (path) => (path.startsWith(built) ? folder + path.slice(built.length) : path));
}
