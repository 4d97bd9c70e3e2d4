import assert from "node:assert/strict";
import { test } from "node:test";
import { busy, drawn, fittingKind, goingOn, paperRound, skipping } from "../../static/js/lib/lead.js";

const ORDER = ["lobby", "case", "first_position", "spread", "talk", "flip", "second_position", "change", "third_way", "harvest", "closed"];
const flags = (more) => ({ step: "case", next: "first_position", turn: "", paused: false, code: false, released: true, missing: 0, ...more });
const said = (more) => {
  const { say, ask, command } = goingOn(flags(more));
  return [say, ask, command];
};

test("going on is the next step, by name", () => {
  assert.deepEqual(said({}), ["next", null, { type: "go", to: "first_position" }]);
});

test("first back out of a pause, then out of the code; in the lobby the code is no cover", () => {
  assert.deepEqual(said({ paused: true, code: true }), ["resume", null, { type: "pause", on: false }]);
  assert.deepEqual(said({ code: true }), ["uncover", null, { type: "code", on: false }]);
  assert.equal(said({ step: "lobby", code: true, next: "case" })[0], "next");
});

test("what waits for 'Laat zien' is shown before the room goes on, and asked when people are missing", () => {
  assert.deepEqual(said({ step: "spread", next: "talk", released: false }), ["reveal", null, { type: "reveal" }]);
  assert.equal(said({ step: "spread", next: "talk", released: false, missing: 2 })[1], "missing");
  assert.equal(said({ step: "change", next: "harvest", released: false })[0], "reveal");
  assert.equal(said({ step: "weigh", next: "spread", released: false, missing: 2 })[0], "next");
});

test("in talk B has its turn before the room goes on", () => {
  assert.deepEqual(said({ step: "talk", next: "flip", turn: "B" }), ["turn", null, { type: "turn", side: "B" }]);
  assert.equal(said({ step: "talk", next: "flip", turn: "" })[0], "next");
});

test("leaving the second place with people missing is asked; so is the end", () => {
  assert.equal(said({ step: "second_position", next: "change", missing: 1 })[1], "leaving");
  assert.equal(said({ step: "second_position", next: "change" })[1], null);
  assert.deepEqual(said({ step: "harvest", next: "closed" }), ["close", "closing", { type: "go", to: "closed" }]);
  assert.equal(goingOn(flags({ step: "closed", next: null })), null);
});

test("skipping goes past the next step, and past a third way that is not open yet", () => {
  assert.equal(skipping(ORDER, flags({ step: "talk", next: "flip" }), "").step, "second_position");
  assert.equal(skipping(ORDER, flags({ step: "second_position", next: "change" }), "").step, "third_way");
  assert.equal(skipping(ORDER, flags({ step: "second_position", next: "change" }), "Te vroeg.").step, "harvest");
  assert.equal(skipping(ORDER, flags({ step: "third_way", next: "harvest" }), "").ask, "closing");
  assert.equal(skipping(ORDER, flags({ step: "harvest", next: "closed" }), ""), null);
  assert.equal(skipping(ORDER, flags({ step: "closed", next: null }), ""), null);
});

test("the room waits for people only where they are asked something", () => {
  assert.equal(busy({ step: "weigh" }, 12, 8), 4);
  assert.equal(busy({ step: "weigh" }, 8, 9), 0);
  assert.equal(busy({ step: "talk" }, 12, 0), 0);
});

test("paper goes into the round of the step, and into no step without a line", () => {
  assert.deepEqual(["case", "talk", "second_position", "change"].map((step) => paperRound({ step })), [null, 1, 2, null]);
});

test("each step has the kind of question that fits", () => {
  assert.deepEqual(["lobby", "case", "talk", "flip", "second_position"].map(fittingKind), [null, "formal", "substantive", "substantive", "conscience"]);
});

test("a question is drawn from those not asked yet, and never the one that is there", () => {
  const questions = [{ key: "6", used: true }, { key: "7", used: false }, { key: "8", used: true }];
  assert.equal(drawn(questions, "", 0.99), "7");
  assert.equal(drawn(questions, "7", 0.99), "8");
  assert.equal(drawn([{ key: "6", used: true }], "6", 0.5), null);
});
