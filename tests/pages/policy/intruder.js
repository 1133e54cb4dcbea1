// Does what markup or a script would that got into a page, and hands back what of it worked. The body of an asynchronous function;
// its argument `other` is another origin, which has to see for itself what it was asked for.
const worked = [];
const attempt = async (what, act) => {
  delete window.ran;
  try {
    if (await act()) worked.push(what);
  } catch {
    // Refused.
  }
};
const wait = (ms = 50) => new Promise((done) => setTimeout(done, ms));
const add = (name, properties) => {
  const node = Object.assign(document.createElement(name), properties);
  document.body.append(node);
  return node;
};
/** Waits until an element has loaded or failed, or nothing comes of it. */
const settled = (node) => Promise.race([new Promise((done) => (node.onload = node.onerror = done)), wait(1000)]);

// What the driver itself runs may be text as a script; what a timer calls is the page's own.
await wait();
await attempt("text as a script", () => window.eval("1 + 1") === 2);
await attempt("a function of text", () => new window.Function("return true")());
await attempt("markup", () => {
  const box = add("div", {});
  box.innerHTML = "<b></b>";
  return box.firstChild;
});
await attempt("a script inside", () => {
  const script = document.createElement("script");
  script.append("window.ran = true");
  document.body.append(script);
  return window.ran;
});
await attempt("a handler", () => {
  const button = add("button", {});
  button.setAttribute("onclick", "window.ran = true");
  button.click();
  return window.ran;
});
await attempt("an address that is a script", async () => {
  add("a", { href: "javascript:void (window.ran = true)" }).click();
  for (let turn = 0; turn < 10 && !window.ran; turn += 1) await wait();
  return window.ran;
});
await attempt("a script from elsewhere", async () => {
  await settled(add("script", { src: `${other}/x.js` }));
  return window.ran;
});
await attempt("a script in its address", async () => {
  await settled(add("script", { src: "data:text/javascript,window.ran = true" }));
  return window.ran;
});
await attempt("a worker", async () => {
  const worker = new Worker(URL.createObjectURL(new Blob(["postMessage(1)"], { type: "text/javascript" })));
  return Promise.race([new Promise((done) => (worker.onmessage = () => done(true))), settled(worker).then(() => false)]);
});
await attempt("a style", () => {
  add("style", { textContent: "body { outline: 7px solid red }" });
  return getComputedStyle(document.body).outlineWidth === "7px";
});
await attempt("a style in an attribute", () => {
  const box = add("div", {});
  box.setAttribute("style", "outline: 5px solid red");
  return getComputedStyle(box).outlineWidth === "5px";
});
await attempt("a base", () => {
  const before = document.baseURI;
  const base = document.createElement("base");
  base.href = `${other}/`;
  document.head.prepend(base);
  const moved = document.baseURI !== before;
  base.remove();
  return moved;
});
await attempt("a policy for text as scripts", () => trustedTypes.createPolicy("intruder", { createHTML: (text) => text }));

// Whether any of these worked, the other origin knows.
await attempt("", () => fetch(`${other}/fetch`, { mode: "no-cors" }).then(() => false));
await attempt("", () => void navigator.sendBeacon(`${other}/beacon`));
await attempt("", () => void new WebSocket(`${other.replace("http", "ws")}/socket`));
await attempt("", () => settled(add("img", { src: `${other}/picture` })).then(() => false));
await attempt("", () => settled(add("iframe", { src: `${other}/x.html` })).then(() => false));
await attempt("", () => settled(add("object", { data: `${other}/object` })).then(() => false));
await attempt("", () => settled(add("link", { rel: "stylesheet", href: `${other}/style` })).then(() => false));
await attempt("", () => settled(add("video", { src: `${other}/video` })).then(() => false));
await attempt("", async () => {
  // Into a frame, so that this page stays.
  add("iframe", { name: "intruder" });
  const form = add("form", { action: `${other}/form`, target: "intruder" });
  form.submit();
  await wait();
});
await wait();
return worked;
