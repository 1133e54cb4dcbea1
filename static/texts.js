// @ts-check
// Languages of the element, and what it says itself: while it loads, and when the program cannot run.

import { languageOf } from "./tags.js";

export const LANGUAGES = ["zh-Hans", "en", "zh-Hant"];

/**
 * Texts by kind of failure, in the order of LANGUAGES.
 * @type {Record<string, string[]>}
 */
export const TEXTS = {
  network: ["网络没连上。", "The connection failed.", "網絡沒連上。"],
  missing: ["有个文件找不到。", "A file is missing.", "有個文件找不到。"],
  type: ["下载到的是别的东西。公共 Wi-Fi 要先登录。", "Something else came. On public Wi-Fi, sign in first.", "下載到的是別的東西。公共 Wi-Fi 要先登錄。"],
  content: ["程序出了错。", "The program is faulty.", "程序出了錯。"],
  version: ["版本对不上。请刷新页面。", "The versions do not match. Reload the page.", "版本對不上。請刷新頁面。"],
  csp: ["这个网页不允许运行互动部分。", "This page does not allow the interactive part.", "這個網頁不允許運行互動部分。"],
  "wasm-missing": ["这个浏览器关掉了 WebAssembly（比如锁定模式）。", "This browser has WebAssembly switched off, as in Lockdown Mode.", "這個瀏覽器關掉了 WebAssembly（比如鎖定模式）。"],
  "old-browser": ["这个浏览器太旧。请更新，或换一个。", "This browser is too old. Update it or use another.", "這個瀏覽器太舊。請更新，或換一個。"],
  outdated: ["这里换了新版本。刷新页面就能接着用，做过的都还在。", "There is a newer version here. Reload the page to go on; what you did so far is kept.", "這裏換了新版本。刷新頁面就能接着用，做過的都還在。"],
  typed: ["框里写的字不会留下，先复制。", "What you typed into a field is not kept: copy it first.", "框裏寫的字不會留下，先複製。"],
  reload: ["刷新页面", "Reload the page", "刷新頁面"],
  advice: ["上面的提醒照样有用。", "The advice above still holds.", "上面的提醒照樣有用。"],
  loading: ["正在下载……", "Loading…", "正在下載……"],
  retry: ["再试一次", "Try again", "再試一次"],
};

/** Kinds of failure that trying again cannot solve. */
export const FINAL = ["csp", "wasm-missing", "old-browser", "pack"];

/** Kind of failure of a page that stayed open while a newer release took the place of its files. */
export const OUTDATED = "outdated";

/**
 * Returns the first of our languages that one of these tags asks for; Simplified Chinese otherwise.
 * @param {Iterable<any>} tags as languageOf takes them, best first; null and undefined are passed over
 */
export function negotiate(tags) {
  for (const tag of tags) {
    const lang = languageOf(tag);
    if (lang) return lang;
  }
  return LANGUAGES[0];
}
