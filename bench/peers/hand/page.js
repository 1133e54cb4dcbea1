// The quiz by hand: the first question stands in the page, the others here; no framework.
import quiz from "quiz.json";

const one = (css) => document.querySelector(css);
const answers = [...document.querySelectorAll(".answers button")];
let at = 0;

answers.forEach((button, index) => {
  button.onclick = () => {
    const { right, told, why } = quiz.questions[at];
    button.className = "on";
    for (const each of answers) each.disabled = true;
    one(".told b").textContent = told[index === right ? 0 : 1];
    one(".told p").textContent = why;
    one(".told").hidden = false;
  };
});

one(".next").onclick = () => {
  at = (at + 1) % quiz.questions.length;
  one(".context").textContent = quiz.questions[at].context;
  one(".shown").textContent = quiz.questions[at].shown;
  one(".told").hidden = true;
  for (const each of answers) {
    each.disabled = false;
    each.className = "";
  }
};
