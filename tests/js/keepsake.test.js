import assert from "node:assert/strict";
import { test } from "node:test";
import { keepsakePicture, keepsakeText, WIDTH, wrapped } from "../../static/js/lib/keepsake.js";

const OWN = {
  kicker: "Dianne, 33",
  title: "Eigen grenzen bewaken of behoeften van de cliënt volgen",
  question: "Ga je met Dianne winkelen?",
  a: "Meegaan",
  b: "Je eigen grenzen bewaken",
  first: 20,
  second: 60,
  words: "Je bent een stuk naar B verschoven.",
  places: "Eerst: bij A. Nu: in het midden.",
  heading: "Dit neem ik mee",
  texts: ["Ik vraag eerst wat zij wil.", "Ik zeg het in het team."],
  note: "Alleen van mij.",
  legend: { first: "eerst", second: "nu" },
};
const measure = (text, font) => text.length * Number(/(\d+)px/.exec(font)[1]) * 0.5;

test("the text holds everything, and no more than there is", () => {
  const text = keepsakeText(OWN);
  for (const part of [OWN.title, OWN.words, OWN.places, ...OWN.texts, OWN.note]) assert.ok(text.includes(part), part);
  const little = keepsakeText({ ...OWN, words: "", places: "", texts: [] });
  assert.ok(!little.includes(OWN.heading));
  assert.ok(!little.includes("\n\n\n"));
});

test("in the picture every word is drawn, inside the sheet", () => {
  const { height, drawn } = keepsakePicture(OWN, measure);
  const said = drawn.filter(({ kind }) => kind === "text");
  const all = said.map(({ text }) => text).join(" ");
  for (const part of [OWN.title, OWN.question, OWN.words, OWN.places, ...OWN.texts]) assert.ok(all.includes(part), part);
  for (const { text, x, y, font, align } of said) {
    if (align === "left") assert.ok(x + measure(text, font) <= WIDTH, text);
    assert.ok(y > 0 && y < height, text);
  }
});

test("both marks stand where the person stood, the first one open", () => {
  const { drawn } = keepsakePicture(OWN, measure);
  const [line] = drawn.filter(({ kind }) => kind === "line");
  const at = (value) => line.x1 + ((line.x2 - line.x1) * value) / 100;
  const marks = drawn.filter(({ kind, stroke }) => kind === "circle" && stroke);
  assert.deepEqual(marks.map(({ x }) => x), [at(20), at(60)]);
  assert.notEqual(marks[0].fill, marks[1].fill);
});

test("without a place there is a line without marks", () => {
  const { drawn } = keepsakePicture({ ...OWN, first: null, second: null, words: "", places: "" }, measure);
  assert.equal(drawn.filter(({ kind, stroke }) => kind === "circle" && stroke).length, 0);
});

test("a word that is wider than a line is cut, and no letter is lost", () => {
  const lines = wrapped(`kort ${"x".repeat(45)} eind`, (text) => text.length, 20);
  assert.ok(lines.every((line) => line.length <= 20));
  assert.equal(lines.join("").replaceAll(" ", ""), `kort${"x".repeat(45)}eind`);
});
