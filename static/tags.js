// @ts-check
// Which of our languages a BCP 47 tag asks for. The build joins this file with the element's script and with early.js.

/**
 * Returns the one of our languages that a tag asks for; nothing where it asks for another.
 * @param {any} tag a BCP 47 tag or a common misspelling of one, such as `zh_CN.UTF-8` and `chinese`
 * @returns {"zh-Hans" | "zh-Hant" | "en" | undefined}
 */
export function languageOf(tag) {
  // Where a script is named, it decides; else the region, or the language's own name.
  const [, , macro, variety, rest] = /^\s*((zh|zho|chi|chinese)|(cmn|yue|wuu|nan|hak|gan|hsn))(?![a-z])(.*)$/i.exec(tag) ?? [];
  if (macro || variety) {
    const traditional = /[-_](hant|cht)\b/i.test(rest) || !/[-_](hans|chs)\b/i.test(rest) && /[-_](tw|hk|mo)\b/i.test(rest)
      || /^(yue|nan|hak)$/i.test(variety) && !/[-_](hans|cn)\b/i.test(rest);
    return traditional ? "zh-Hant" : "zh-Hans";
  }
  if (/^\s*(en|eng|english)(?![a-z])/i.test(tag)) return "en";
}
