#!/usr/bin/env node
// The command `topup-guard`: checks a pack, lists the words to translate, and writes what a server sends. It sends nothing.
import { check, words as listed } from "./check.mjs";
import { headers, SERVERS } from "./headers.mjs";

/** What a command ends with: sound; something is wrong with the pack; it could not be done. */
const [SOUND, COMPLAINTS, NOT_DONE] = [0, 1, 2];

const LOCALE = process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
const WORDS = {
  zh: {
    usage: `用法：
  topup-guard check 文件|-                        检查一个内容包；- 是标准输入
  topup-guard headers --under /路径 [--server 服务器]  写出服务器要发的响应头：${SERVERS.join("、")}
  topup-guard words --lang 语言 [文件]              列出要译成这种语言的程序用语；文件里译好的照搬
选项：
  --json       用 JSON 写出结果
  --lang zh|en 用哪种语言说话；不写就看 LANG（words 的 --lang 是要译成的语言，如 ms）
结束码：0 没有错，1 内容包有错，2 读不了或者命令不对`,
    sound: (file, langs) => `${file}：没有错（${langs.join("、")}）`,
    wrong: (file, count) => `${file}：${count} 处有错。具体的话只有英文。`,
    count: (of, missing) => `${of} 条，${missing} 条没有译`,
    extra: (names) => `程序没有这些用语，没列出来：${names}`,
    broken: (names) => `这些的占位符跟英文不一样：${names}`,
    unread: (file, why) => `读不了 ${file}：${why}`,
    unknown: (what) => `不认识“${what}”`,
    under: "请写 --under /路径，只用字母、数字和 - . _ ~ /",
    server: `服务器只认识：${SERVERS.join("、")}`,
  },
  en: {
    usage: `Usage:
  topup-guard check FILE|-                           check a pack; - is the standard input
  topup-guard headers --under /path [--server NAME]  write what a server sends with the files: ${SERVERS.join(", ")}
  topup-guard words --lang TAG [FILE]                list the words of the program to translate; those of the file are taken over
Options:
  --json        write the result as JSON
  --lang zh|en  language of the messages; by default that of LANG (for words: the language to translate to, such as ms)
Exit codes: 0 sound, 1 the pack has mistakes, 2 it could not be read, or the command is not known`,
    sound: (file, langs) => `${file}: sound (${langs.join(", ")})`,
    wrong: (file, count) => `${file}: mistakes: ${count}`,
    count: (of, missing) => `${of} words, ${missing} of them not translated`,
    extra: (names) => `no words of the program, left out: ${names}`,
    broken: (names) => `without a placeholder of the English, or with another: ${names}`,
    unread: (file, why) => `cannot read ${file}: ${why}`,
    unknown: (what) => `there is no “${what}”`,
    under: "write --under /path, of letters, digits and - . _ ~ / only",
    server: `the servers are: ${SERVERS.join(", ")}`,
  },
};

/** Splits arguments into options with and without a value, and the rest. */
function parsed(args) {
  const [options, rest] = [{}, []];
  for (let at = 0; at < args.length; at++) {
    const [, name, value] = /^--([a-z]+)(?:=(.*))?$/s.exec(args[at]) ?? [];
    if (name === "json" || name === "help") options[name] = true;
    else if (["lang", "under", "server"].includes(name)) options[name] = value ?? args[++at] ?? "";
    else if (args[at].startsWith("--")) options.unknown ??= args[at];
    else rest.push(args[at]);
  }
  return { options, rest };
}

/** Does what the arguments say; returns the exit code. */
async function run(args) {
  const { options, rest } = parsed(args);
  const spoken = rest[0] === "words" ? undefined : options.lang;
  const words = WORDS[spoken ?? (/^zh/i.test(LOCALE) ? "zh" : "en")] ?? WORDS.en;
  const fail = (text) => {
    console.error(text);
    return NOT_DONE;
  };
  const [command, file] = rest;
  if (options.help || !command) {
    if (!options.help) return fail(words.usage);
    console.log(words.usage);
    return SOUND;
  }
  const odd = options.unknown ?? (spoken !== undefined && !Object.hasOwn(WORDS, spoken) ? `--lang ${spoken}` : rest[command === "headers" ? 1 : 2]);
  if (odd !== undefined) return fail(`${words.unknown(odd)}\n${words.usage}`);
  if (command === "headers") {
    if (!SERVERS.includes(options.server ?? "netlify")) return fail(words.server);
    const text = await headers(options.under ?? "", options.server ?? "netlify");
    if (text === undefined) return fail(words.under);
    console.log(options.json ? JSON.stringify({ server: options.server ?? "netlify", text }) : text);
    return SOUND;
  }
  if (!["check", "words"].includes(command)) return fail(`${words.unknown(command)}\n${words.usage}`);
  if (command === "check" ? file === undefined : !options.lang) return fail(words.usage);
  let found;
  try {
    found = await (command === "check" ? check(file) : listed(options.lang, file));
  } catch (error) {
    return fail(words.unread(file ?? options.lang, error.message));
  }
  const { problems, json, ...more } = found;
  const isSound = problems.length === 0;
  const name = file ?? `--lang ${options.lang}`;
  if (options.json) {
    const said = { file, sound: isSound, ...more, messages: json && JSON.parse(json), problems };
    console.log(JSON.stringify(said, (key, value) => (key === "whole" ? undefined : value), 2));
  } else if (!isSound) {
    for (const { whole } of problems) console.log(`${name}: ${whole}`);
    console.log(words.wrong(name, problems.length));
  } else if (command === "check") {
    for (const note of more.notes) console.log(`${name}: ${note}`);
    console.log(words.sound(name, more.languages));
  } else {
    // The list alone goes to the standard output, so that it can be written to a file.
    process.stdout.write(json);
    console.error(words.count(more.of, more.missing.length));
    if (more.extra.length) console.error(words.extra(more.extra.join(", ")));
    if (more.broken.length) console.error(words.broken(more.broken.join(", ")));
  }
  return isSound ? SOUND : COMPLAINTS;
}

process.exitCode = await run(process.argv.slice(2));
