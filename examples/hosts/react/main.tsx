import { useState } from "react";
import { createRoot } from "react-dom/client";

function Host() {
  const [lang, setLang] = useState("zh-Hans");
  const [shown, setShown] = useState(true);
  const [heard, setHeard] = useState("");
  return (
    <>
      <p>
        <button id="lang" onClick={() => setLang(lang === "en" ? "zh-Hans" : "en")}>{lang}</button>{" "}
        <button id="shown" onClick={() => setShown(!shown)}>show or hide</button>{" "}
        <output id="heard">{heard}</output>
      </p>
      {shown && (
        <topup-guard lang={lang} start={3} ontopup-guard:ready={() => setHeard((before) => `${before}ready `)}>
          <p>没有人该催你充值。可能被骗了：马上打 110。</p>
        </topup-guard>
      )}
    </>
  );
}

createRoot(document.getElementById("app")!).render(<Host />);
