const guard = document.querySelector("topup-guard");
const [lang, shown, heard] = ["lang", "shown", "heard"].map((id) => document.getElementById(id));

lang.onclick = () => {
  guard.lang = lang.textContent = guard.lang === "en" ? "zh-Hans" : "en";
};
shown.onclick = () => (guard.isConnected ? guard.remove() : document.body.append(guard));
guard.addEventListener("topup-guard:ready", () => heard.append("ready "));
