// <topup-guard> in TypeScript. Importing this module for its types alone makes the element known to the document's methods.

/** Where it begins. */
export type View = "home" | "picker" | "number" | "quiz" | "class" | "warnings" | "help";
/** Languages there are; a tag of another region or script is taken as the nearest of them. */
export type Lang = "zh-Hans" | "zh-Hant" | "en";
export type Theme = "auto" | "light" | "dark" | "page";
export type TextSize = "normal" | "large" | "largest";
/** `eager` fetches at once; otherwise nothing is fetched before the element is about to be seen. */
export type Loading = "eager" | "lazy";
/** The level of the highest heading. */
export type Headings = "1" | "2" | "3";
/** Without landmarks of its own. */
export type Landmarks = "none";
/** Without its name in the header. */
export type Brand = "none";
/** What is told of the quiz, if the person does not refuse: rounds, or answers too. */
export type Report = "results" | "answers";

/** Why the program cannot run. */
export type ErrorKind = "network" | "missing" | "type" | "content" | "version" | "crash" | "csp" | "pack" | "wasm-missing" | "old-browser" | "outdated";

/** A mistake in content of your own: where in it, and what. */
export interface Problem {
  readonly path: string;
  /** Id of the entry that the path leads into; empty if there is none. */
  readonly id: string;
  /** Where the value begins in the file, both counted from 1; a column is a character. */
  readonly line?: number;
  readonly column?: number;
  readonly text: string;
}

export interface Failure {
  readonly kind: ErrorKind;
  /** The file that it is about, where it is about one. */
  readonly file?: string;
  /** With the kind `pack`, all that is wrong with it. */
  readonly problems?: readonly Problem[];
}

/** What the promises of `start`, `reset`, `export` and `import` are rejected with when the program cannot run. */
export interface LoadError extends Error, Failure {}

/** What `import` did: numbers of answers, and of lines that were refused. */
export interface Merged {
  readonly added: number;
  readonly known: number;
  readonly aside: number;
  readonly missing: number;
  readonly refused: number;
}

/** What `import` is rejected with: no such file, one of a newer version, or the device did not keep it. */
export type ImportRefusal = "foreign" | "newer" | "full";

/** An xAPI statement without an actor. */
export interface Statement<Result> {
  readonly verb: { readonly id: string; readonly display: { readonly en: string } };
  readonly object: {
    readonly objectType: "Activity";
    readonly id: string;
    readonly definition: { readonly type: string; readonly interactionType?: string };
  };
  readonly result: Result & {
    /** An ISO 8601 duration. */
    readonly duration: string;
    /** By names such as `urn:topup-guard:mode`. */
    readonly extensions: Readonly<Record<string, unknown>>;
  };
  /** An ISO 8601 time in UTC. */
  readonly timestamp: string;
}

/** One answer of the quiz. */
export interface AnswerResult {
  readonly success: boolean;
  readonly response: string;
}

/** One round of the quiz, whole or stopped before its end. */
export interface RoundResult {
  readonly score: { readonly raw: number; readonly min: number; readonly max: number };
  readonly completion: boolean;
}
