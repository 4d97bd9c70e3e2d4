import assert from "node:assert/strict";
import { test } from "node:test";
import { letters } from "../../static/js/lib/argument.js";
import { next, sized } from "../../static/js/lib/letters.js";
import { sayings, voiceFor } from "../../static/js/lib/speech.js";

const ANNA = { lang: "nl-NL", localService: false };
const BART = { lang: "nl_BE", localService: true };
const CARL = { lang: "en-GB", localService: true };

test("the voice is of the page's language, on the device when there is one", () => {
  assert.equal(voiceFor([CARL, ANNA, BART], "nl"), BART);
  assert.equal(voiceFor([CARL, ANNA], "nl"), ANNA);
  assert.equal(voiceFor([CARL], "nl"), null);
  assert.equal(voiceFor([], "nl"), null);
  assert.equal(voiceFor([{ lang: "nld", localService: true }], "nl"), null);
});

test("what is said has whole words and nothing that is only a sign", () => {
  assert.deepEqual(sayings(["profes\u00adsi\u00adonals  helpen\n elkaar", " \u2039 ", "", "\u2039 naar A", "58 , en"]), [
    "professionals helpen elkaar",
    "naar A",
    "58, en",
  ]);
});

test("a long text is said in parts that end where a sentence ends, and no word is lost", () => {
  const sentence = "Dit is een zin van gewone lengte die nog net zonder adempauze kan. ";
  const parts = sayings([sentence.repeat(9)]);
  assert.ok(parts.length > 1 && parts.every((part) => part.length <= 220 && part.endsWith("kan.")), `${parts}`);
  assert.equal(parts.join(" "), sentence.repeat(9).trim());
  const endless = "woord ".repeat(100).trim();
  assert.deepEqual(sayings([endless]), [endless]);
  assert.deepEqual(sayings(["Echt?! Ja. Nu"]), ["Echt?! Ja. Nu"]);
});

test("letters grow twice, then are as they were; what else is stored counts as nothing", () => {
  assert.deepEqual([0, 1, 2].map(next), [1, 2, 0]);
  assert.deepEqual([2, 3, -1, 1.5, "1", null, {}].map(sized), [2, 0, 0, 0, 0, 0, 0]);
});

test("places where a word may break are no letters", () => {
  assert.equal(letters("bege\u00adlei\u00adding"), 11);
});
