// @ts-check
// Makes a first pack of a few answers: an overlay on our content, which can then be edited as text.

/** @typedef {Record<string, [string, string]>} Answers what was written in Chinese and in English, by field */

/** Fields of the form: those with several lines give one text for each line. */
export const FIELDS = [
  { id: "name", lines: false },
  { id: "title", lines: false },
  { id: "lead", lines: false },
  { id: "contact", lines: false },
  { id: "warning", lines: false },
  { id: "how", lines: false },
  { id: "signs", lines: true },
  { id: "act", lines: true },
  { id: "channel", lines: false },
  { id: "hours", lines: false },
  { id: "steps", lines: true },
];

/** What a counter is rated on, and what holds of any counter, until somebody writes it more exactly. */
const COUNTER = {
  ratings: {
    direct: [2, "先问清钱交给谁", "Ask who receives the money"],
    reach: [0, "要在开门的时候去一趟", "A trip, in opening hours"],
    help: [3, "有人当面核对号码", "A person checks the number with you"],
    ready: [3, "什么都不用装", "Nothing to install"],
    recourse: [2, "有收据，能回来问", "A receipt, and a place to come back to"],
  },
  best: ["有人当面帮着核对号码。", "A person checks the number with you."],
  needs: ["写下来的号码", "The number, written down"],
  arrival: ["离开前看一眼余额到了没有。", "See the balance change before you leave."],
  cost: ["先问要不要手续费。", "Ask first whether there is a fee."],
  strengths: ["有人当面帮。", "Somebody helps you there."],
  weaknesses: ["要跑一趟。", "It takes a trip."],
  official: ["收据上写着收款的是谁。", "The receipt names who was paid."],
  payee: ["收据上写的收款方。", "Whoever the receipt names."],
  risk: ["打电话叫你去别处付钱的，不是这里。", "A caller who sends you elsewhere to pay is not from here."],
  problem: ["没有到账", "The credit did not arrive"],
  fix: ["带上收据回来问。", "Bring the receipt and ask."],
  accepts: ["去之前问一声收不收。", "Ask before you go."],
  refuses: ["这里只充手机卡和流量卡。", "Only phone and data SIMs are topped up here."],
};

/**
 * Returns a pack as its file has it.
 * @param {Answers} answers
 * @param {string} family the kind of scam that the warning belongs to
 * @param {string} today as `2026-12-01`
 */
export function packOf(answers, family, today) {
  const used = [0, 1].filter((place) => Object.values(answers).some((texts) => texts[place]?.trim()));
  const places = used.length ? used : [0, 1];
  const tags = places.map((place) => ["zh", "en"][place]);
  /** @param {string[]} texts */
  const words = (texts) => Object.fromEntries(places.map((place, at) => [tags[at], (texts[place] ?? "").trim()]));
  /** @param {string[]} texts */
  const own = (texts) => ({ ...words(texts), own: true });
  /** @param {string[]} texts */
  const lines = (texts) => {
    const rows = texts.map((text) => text.split("\n").map((line) => line.trim()).filter(Boolean));
    const count = Math.max(...places.map((place) => rows[place]?.length ?? 0));
    return Array.from({ length: count }, (_, at) => own(rows.map((row) => row[at] ?? "")));
  };
  /** @param {string} id */
  const has = (id) => (answers[id] ?? []).some((text) => text.trim());
  /** @param {string} id */
  const of = (id) => answers[id] ?? ["", ""];
  /** @type {Record<string, unknown>} */
  const pack = {
    topup_guard_pack: 1,
    about: { name: words(of("name")), country: "CN", languages: tags, overlay: true, numbers: numbers(of("contact")), domains: [], compiled: today, reviewed: "" },
  };
  const messages = Object.fromEntries([["app_title", "title"], ["app_lead", "lead"]].filter(([, id]) => has(id)).map(([name, id]) => [name, words(of(id))]));
  if (Object.keys(messages).length) pack.messages = messages;
  if (has("contact")) pack.precautions = [{ id: "ask-us", title: words(["拿不准，来问我们", "Ask us when in doubt"]), body: own(of("contact")) }];
  if (has("warning")) {
    pack.tactics = [{ id: "our-warning", family, name: words(of("warning")), groups: ["phone"], how: own(of("how")), signs: lines(of("signs")), act: lines(of("act")) }];
  }
  if (has("channel")) {
    const { ratings, problem, fix, accepts, refuses, best, risk, payee, arrival, ...lists } = COUNTER;
    const maybe = { level: "maybe", ...own(accepts) };
    const no = { level: "no", ...own(refuses) };
    pack.channels = [{
      id: "our-counter",
      group: "store",
      trip: true,
      name: words(of("channel")),
      best: own(best),
      serves: { phone: { level: "yes" }, data: { level: "yes" }, mvno: no, iot: no },
      accepts: { cash: { level: "yes" }, card: maybe, wallet: maybe, foreign: maybe },
      ratings: Object.fromEntries(Object.entries(ratings).map(([name, [value, ...texts]]) => [name, { value, ...own(/** @type {string[]} */ (texts)) }])),
      steps: lines(of("steps")),
      hours: own(of("hours")),
      arrival: own(arrival),
      payee: own(payee),
      risk: own(risk),
      trouble: [{ problem: words(problem), fix: own(fix) }],
      ...Object.fromEntries(Object.entries(lists).map(([name, texts]) => [name, [own(texts)]])),
    }];
  }
  return pack;
}

/**
 * Returns the phone numbers in some texts, which a pack has to declare.
 * @param {string[]} texts
 */
function numbers(texts) {
  return [...new Set(texts.flatMap((text) => text.match(/\d{3,}(?:[ -]\d{3,})*/g) ?? []).map((number) => number.replace(/[ -]/g, "")))];
}
