// SurveyJS as its documentation shows it: a question to a page, and on to the next by itself.
import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";
import quiz from "quiz.json";

const survey = new Model({
  title: quiz.title,
  questionsOnPageMode: "questionPerPage",
  autoAdvanceEnabled: true,
  elements: quiz.questions.map(({ context, shown, right }, at) => ({
    type: "radiogroup",
    name: `q${at}`,
    title: `${context} ${shown} ${quiz.ask}`,
    choices: quiz.answers.map((text, value) => ({ value, text })),
    correctAnswer: right,
  })),
});
renderSurvey(survey, document.getElementById("root"));
