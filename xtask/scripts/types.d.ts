// Types that the scripts in static/ share; `cargo xtask scripts` checks them.

/** A program by its name, or the one that reads a host's own pack. */
export type Which = "picker" | "quiz" | "full" | "host";

/** The release's files, relative to the loader: by program its glue, its wasm, and its packs by language. */
export type Files = Record<string, any>;

/** What the loader fails with; `kind` is one that the element's event `topup-guard:error` names. */
export interface LoadError extends Error {
  kind: string;
  /** What a person reads about it, in the order of LANGUAGES; only with the kind `pack`. */
  words?: string[];
  /** Further properties of the event's detail. */
  detail?: object;
}

/** What a program's `mount` and `update` take: `HostOptions` in src/embed/options.rs. */
export interface HostOptions {
  lang: string;
  theme?: string | null;
  textSize?: string | null;
  handoutUrl?: string | null;
  view?: string | null;
  start?: string | null;
  report?: string | null;
  page: boolean;
  home: string;
  fragment: string;
  turn: number;
  reset: boolean;
  offline: boolean;
  headings?: string | null;
  landmarks?: string | null;
  helpContact?: string | null;
  /** Origin of the page that sets the attributes. */
  site?: string;
  /** The day by the device's clock, counted from 1970. */
  day: number;
  pages?: Uint8Array | false;
  pack(kind: string, lang: string): Promise<Uint8Array>;
  upgrade(lang: string, fragment: string): Promise<void> | void;
  /** Text in the field of Check; in memory only. */
  draft: string;
  keepDraft(text: string): void;
  emit(kind: string, statement: string): void;
}

/** A mounted widget: `Widget` in src/embed/mod.rs. */
export interface Widget {
  update(options: HostOptions): void;
  unmount(): void;
}

/** What is wrong with a pack: path, text, id of the entry, line, column, all of it in one line. */
export type Problem = [path: string, text: string, id?: string, line?: number, column?: number, whole?: string];

/** A program's glue module, as wasm-bindgen writes it. */
export interface Glue {
  default(input: { module_or_path: WebAssembly.Module }): Promise<unknown>;
  mount(root: Element, pack: Uint8Array, options: HostOptions): Widget;
  /** Of the full program alone. */
  exportLog(site: string): string;
  importLog(file: string, site: string): string;
  /** Of the program that reads a host's own pack; what they throw is a list of {@link Problem}. */
  decode(bytes: Uint8Array): string;
  read(
    json: string,
    site: string,
    lang: string,
    ours: Uint8Array,
    names: string[],
    plurals: string,
  ): Record<string, Uint8Array>;
}

/** What the script for a host's own pack gets from the loader. */
export interface Loader {
  FILES: Files;
  negotiate(tags: Iterable<any>): string;
  pack(kind: string, lang: string): Promise<Uint8Array>;
  program(which: Which): Promise<Glue>;
  loadError(kind: string, cause?: unknown, file?: string): LoadError;
}

/** An attribute of the element, as the settings page offers it. */
export interface Attribute {
  name: string;
  /** A closed list, on or off, or any text. */
  kind: "choice" | "switch" | "text";
  values: string[];
  /** What the manifest says of it. */
  about: string;
}

/** What the settings page knows of its build; `cargo xtask finish` fills it in. */
export interface Build {
  /** Folder whose files never change, such as `v0.1.0`. */
  pinned: string;
  /** Sums of the modules for subresource integrity, by path in that folder. */
  integrity: Record<string, string>;
  /** The script for a host's own pack, relative to `v1/`, and what it loads. */
  script: string;
  host: { glue?: string; wasm?: string };
  all: Record<string, string>;
  attributes: Attribute[];
  properties: { name: string; syntax: string; initial: string }[];
  /** Id, Chinese and English name of each topic and card. */
  topics: string[][];
  cards: string[][];
}

/** What somebody has chosen on the settings page. */
export interface Choice {
  form: "element" | "iframe";
  attributes: Record<string, string>;
  properties: Record<string, string>;
  /** Where the files are, with a slash at the end. */
  base: string;
  advice: string;
}

/** What the checker beside the settings page answers about the text with this number. */
export interface Checked {
  id: number;
  /** Text of a file that was handed over as bytes. */
  text?: string;
  /** What is wrong; missing when the checker itself failed, or when nothing was read yet but the text. */
  problems?: Problem[];
}

/** What the preview of the settings page shows. */
export interface Shown {
  /** Language of the page around it: 0 is Chinese, 1 English. */
  tongue: number;
  attributes: Record<string, string>;
  properties: Record<string, string>;
  advice: string;
  /** Text of a pack, in place of our content. */
  pack?: string;
  /** Address of the page for an iframe, in place of the element. */
  frame?: string;
}

declare global {
  interface Window {
    /** The preview of the settings page shows this. */
    "topup-guard:show"?: (shown: Shown) => Promise<void>;
    /** Not in every browser. */
    trustedTypes?: { createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string } };
  }
  interface Navigator {
    /** Not in every browser. */
    connection?: { saveData: boolean };
  }
  /** The glue of the one-file edition. */
  const wasm_bindgen: Glue & Glue["default"];
}
