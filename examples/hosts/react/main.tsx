import { useState } from "react";
import { createRoot } from "react-dom/client";
import { TopupGuard } from "topup-guard/react";

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
        <TopupGuard lang={lang} start={3} onReady={() => setHeard((before) => `${before}ready `)}>
          <p>没有人该催你充值。可能被骗了：马上打 110。</p>
        </TopupGuard>
      )}
    </>
  );
}

createRoot(document.getElementById("app")!).render(<Host />);
