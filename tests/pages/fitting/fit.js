// What does not fit in the widget `w`, or is smaller than it should be, one line each; `least` has the smallest text, mark on a
// text and target, in CSS pixels. The body of a function.
const root = w.shadowRoot.querySelector(".guard");
const found = new Set();
const name = (node) => `<${node.localName}${node.className && ` class="${node.className}"`}> ${node.textContent.trim().slice(0, 40)}`;
const seen = (node) => node.checkVisibility({ visibilityProperty: true }) && !node.closest(".sr, svg");
// Most lines share the boxes around them, and a box is asked for its place once.
const places = new Map();
const place = (box) => {
  if (!places.has(box)) places.set(box, /^(inline|contents)$/.test(getComputedStyle(box).display) ? null : box.getBoundingClientRect());
  return places.get(box);
};
const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 2 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 2;

const { scrollWidth, clientWidth } = document.documentElement;
if (scrollWidth > clientWidth) found.add(`scrolls sideways: ${scrollWidth} in ${clientWidth}`);

// Every line of text, without the room that letters leave above and below.
const lines = [];
const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
while (walk.nextNode()) {
  const { data, parentElement: of } = walk.currentNode;
  if (!data.trim() || !seen(of)) continue;
  const note = of.closest("sup, .own, .mark");
  const { fontSize, whiteSpace } = getComputedStyle(of);
  const size = parseFloat(fontSize);
  // Where spaces are kept, one hangs over the end of a line.
  const hangs = whiteSpace === "pre-wrap" ? size / 2 : 0;
  if (size < (note ? least.note : least.text)) found.add(`${size} px text: ${name(of)}`);
  const range = document.createRange();
  range.selectNodeContents(walk.currentNode);
  for (const { left, right, top, bottom } of range.getClientRects()) {
    const room = (bottom - top) / 4;
    if (right - left > 1) lines.push({ of, left, right: right - hangs, top: top + room, bottom: bottom - room });
  }
}
for (const line of lines) {
  for (let box = line.of; box !== root.parentNode; box = box.parentElement) {
    const at = place(box);
    if (!at) continue;
    if (line.left < at.left - 1 || line.right > at.right + 1 || line.top < at.top - 1 || line.bottom > at.bottom + 1) {
      found.add(`text out of ${name(box)}: ${line.of.textContent.trim().slice(0, 40)}`);
      break;
    }
  }
}
// What stays in sight while the rest is scrolled, such as the header, is over the rest on purpose.
const layers = new Map();
const layer = (of) => {
  if (of === root || !of) return null;
  if (!layers.has(of)) layers.set(of, /^(sticky|fixed)$/.test(getComputedStyle(of).position) ? of : layer(of.parentElement));
  return layers.get(of);
};
const over = (all) => {
  all.sort((a, b) => a.top - b.top);
  all.forEach((one, at) => {
    for (let next = at + 1; next < all.length && all[next].top < one.bottom; next += 1) {
      const other = all[next];
      if (layer(one.of) === layer(other.of) && meet(one, other) && !one.of.contains(other.of) && !other.of.contains(one.of)) found.add(`${name(one.of)} over ${name(other.of)}`);
    }
  });
};
over(lines);

// What is tapped; a tick box is tapped by its words, and what empties an entry stands in it.
const boxes = [];
for (const of of root.querySelectorAll("button, a, summary, textarea, select, label:has(input), input:not(label input)")) {
  if (!seen(of)) continue;
  const { left, right, top, bottom, width, height } = of.getBoundingClientRect();
  if (Math.min(width, height) < least.target && !of.matches(".mark")) found.add(`${Math.round(width)} by ${Math.round(height)}: ${name(of)}`);
  if (!of.closest(".entry")) boxes.push({ of, left, right, top, bottom });
}
over(boxes);
return [...found];
