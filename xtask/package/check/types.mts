// What TypeScript knows of the element; each line marked as an error must be one.
import type { ErrorKind, Merged, TopupGuardAttributes, TopupGuardElement, TopupGuardHandlers } from "topup-guard";

const guard: TopupGuardElement = document.createElement("topup-guard");
guard.view = "quiz";
guard.textSize = "large";
guard.lang = "en";
// @ts-expect-error there is no such view
guard.view = "casino";
// @ts-expect-error the attribute is set by setAttribute; the property is the method
guard.start = 3;

// A number or words, as docs/EMBEDDING.md has them.
guard.start("points 5");
guard.start("points 8");
guard.start("iot");
guard.start("form-a");
guard.start();
// @ts-expect-error neither a number nor words
guard.start({ length: 3 });
guard.start(3).then((nothing: void) => nothing);
guard.export().then((file: string) => guard.import(file)).then((merged: Merged) => merged.added + merged.known);
// @ts-expect-error the file's text is wanted
guard.import();

guard.addEventListener("topup-guard:error", (event) => {
  const kind: ErrorKind = event.detail.kind;
  const places: string[] | undefined = event.detail.problems?.map((problem) => problem.path);
  // @ts-expect-error there is no such kind
  return places && kind === "weather";
});
// They bubble: the page hears them too.
window.addEventListener("topup-guard:resize", ({ detail }) => detail.height.toFixed());
document.addEventListener("topup-guard:answer", ({ detail }) => detail.result.response.length);
document.querySelector("topup-guard")?.addEventListener("topup-guard:result", ({ detail }) => {
  const rightly: number = detail.result.score.raw;
  // @ts-expect-error a round has no one response
  return [rightly, detail.result.response];
});

const attributes: TopupGuardAttributes = { view: "home", "text-size": "normal", start: 3, report: "results" };
const written: TopupGuardAttributes = { start: "3", lang: "zh-HK" };
const topic: TopupGuardAttributes = { view: "quiz", start: "points 5" };
const lesson: TopupGuardAttributes = { view: "class", start: "points 8" };
const form: TopupGuardAttributes = { view: "quiz", start: "form-a" };
const card: TopupGuardAttributes = { view: "picker", start: "iot" };
// @ts-expect-error neither a number nor words
const odd: TopupGuardAttributes = { start: true };
// @ts-expect-error there is no such theme
const wrong: TopupGuardAttributes = { theme: "purple" };
const handlers: TopupGuardHandlers = { "ontopup-guard:ready": (event) => event.detail satisfies null };
export { attributes, card, form, handlers, lesson, odd, topic, written, wrong };

// The React component: attributes as props, and events with the types of the element's.
import { TopupGuard, type TopupGuardProps } from "topup-guard/react";

const props: TopupGuardProps = { view: "quiz", textSize: "large", start: 5, onError: (event) => event.detail.kind satisfies ErrorKind, className: "x" };
// @ts-expect-error there is no such view
const noView: TopupGuardProps = { view: "casino" };
// @ts-expect-error attributes with hyphens are props without
const hyphen: TopupGuardProps = { textsize: "large" };
export { TopupGuard, hyphen, noView, props };
