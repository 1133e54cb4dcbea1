// react-quiz-component as its README shows it, without its page before the first question.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import Quiz from "react-quiz-component";
import quiz from "quiz.json";

const questions = quiz.questions.map(({ context, shown, right, told, why }) => ({
  question: `${context}\n${shown}\n${quiz.ask}`,
  questionType: "text",
  answerSelectionType: "single",
  answers: quiz.answers,
  correctAnswer: String(right + 1),
  messageForCorrectAnswer: told[0],
  messageForIncorrectAnswer: told[1],
  explanation: why,
  point: "1",
}));

createRoot(document.getElementById("root")).render(
  createElement(Quiz, {
    quiz: { quizTitle: quiz.title, nrOfQuestions: String(questions.length), questions },
    disableSynopsis: true,
    showInstantFeedback: true,
  }),
);
