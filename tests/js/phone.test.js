import { test } from "node:test";
import assert from "node:assert/strict";
import { left } from "../../static/js/lib/countdown.js";
import { Draft } from "../../static/js/lib/draft.js";
import { script, stage, task } from "../../static/js/lib/pairing.js";
import { otherSide, shift } from "../../static/js/lib/shift.js";
import { dark, offer } from "../../static/js/lib/together.js";

const count = (many) => new Uint8Array(many).fill(7);

function store(record = null) {
  let kept = JSON.stringify(record);
  return { read: () => JSON.parse(kept), write: (next) => (kept = JSON.stringify(next)) };
}

test("a draft survives a reload and is sent under one id until it is kept", () => {
  const tab = store();
  const draft = new Draft(tab, count);
  draft.type({ text: " Zij vraagt het zelf. ", side: "A" });
  const again = new Draft(tab, count);
  assert.equal(again.text, " Zij vraagt het zelf. ");
  const command = again.send("argument");
  assert.deepEqual(command, {
    type: "write", id: "07".repeat(8), kind: "argument", side: "A", text: "Zij vraagt het zelf.", more: "",
  });
  assert.equal(again.send("argument"), null);
  assert.equal(again.settle([{ id: command.id }], "saving"), "");
  assert.equal(again.settle([{ id: command.id }], "saved"), "kept");
  assert.ok(new Draft(tab, count).blank);
});

test("a refused draft is there again, under the same id", () => {
  const tab = store();
  const draft = new Draft(tab, count);
  draft.type({ text: "Te lang", more: "Niets" });
  const { id } = draft.send("third_way");
  assert.equal(new Draft(tab, count).settle([], "saved"), "refused");
  const again = new Draft(tab, () => new Uint8Array(8));
  assert.deepEqual([again.text, again.more, again.under], ["Te lang", "Niets", false]);
  assert.equal(again.send("third_way").id, id);
});

test("nothing is no text, and a strange record is no draft", () => {
  assert.equal(new Draft(store(), count).send("flip"), null);
  const blank = new Draft(store({ id: "", text: "  ", more: "", side: "", sent: false }), count);
  assert.equal(blank.send("flip"), null);
  for (const record of [3, {}, { id: 1, text: "x", more: "", side: "", sent: false }]) {
    assert.ok(new Draft(store(record), count).blank);
  }
});

test("the own shift is told from ten points on, and a large one as such", () => {
  const seen = [[50, 50], [50, 59], [50, 60], [50, 41], [50, 40], [20, 80], [80, 20], [null, 3], [3, null]];
  assert.deepEqual(
    seen.map(([first, second]) => shift(first, second)),
    ["stayed", "stayed", "bit-b", "stayed", "bit-a", "far-b", "far-a", "", ""],
  );
});

test("the other side is asked of who stands at one; in the middle one chooses", () => {
  assert.deepEqual([0, 39, 40, 50, 60, 61, 100, null].map(otherSide), ["B", "B", "", "", "", "A", "A", ""]);
});

const PAIR = { words: "blauwe vogel", first: true, people: 2 };

test("a pair is looked for until it is found, and anew under another sign", () => {
  const seen = (change) => stage({ pair: PAIR, answers: {}, seated: false, seat: null, found: null, ...change });
  assert.equal(seen({}), "seek");
  assert.equal(seen({ pair: null }), "alone");
  assert.equal(seen({ answers: { found: 1 }, found: "blauwe vogel" }), "talk");
  assert.equal(seen({ answers: { found: 1 } }), "talk");
  assert.equal(seen({ answers: { found: 1 }, found: "rode vis" }), "seek");
  assert.equal(seen({ pair: null, seated: true }), "seat");
  assert.equal(seen({ pair: null, seated: true, seat: "left" }), "talk");
});

test("everybody has a script, and in a pair both have the same turns in another order", () => {
  assert.equal(task({ pair: PAIR }), "first");
  assert.equal(task({ pair: { ...PAIR, first: false } }), "second");
  assert.equal(task({ pair: { ...PAIR, people: 3 } }), "first-of-three");
  assert.equal(task({ pair: { ...PAIR, people: 3, first: false } }), "of-three");
  assert.deepEqual(["left", "right"].map((seat) => task({ pair: null, seated: true, seat })), ["first", "second"]);
  for (const name of ["first", "second", "first-of-three", "of-three"]) assert.equal(script(name).at(-1), "end");
  assert.equal(script("first").length, script("second").length);
});

test("the time that is left is told in whole seconds, never below nothing", () => {
  assert.deepEqual([120_000, 119_999, 60_000, 59_001, 1, 0, -5].map(left), ["2:00", "2:00", "1:00", "1:00", "0:01", "0:00", "0:00"]);
});

const ME = { position: null, second: null, order: ["A1"], weights: {}, answers: {}, watching: false };

test("the bar offers one thing: begin, laat zien, on, or to wait", () => {
  const seen = (step, change = {}, me = {}) => offer({ me: { ...ME, ...me }, step, spread: null, present: 2, least: 2, ...change });
  assert.equal(seen("lobby"), "on");
  assert.equal(seen("lobby", { present: 1 }), "");
  assert.equal(seen("first_position"), "");
  assert.equal(seen("first_position", {}, { position: 3 }), "on");
  assert.equal(seen("first_position", {}, { answers: { "done.first_position": null } }), "done");
  assert.equal(seen("weigh"), "");
  assert.equal(seen("weigh", {}, { weights: { A1: null } }), "on");
  assert.equal(seen("spread"), "show");
  assert.equal(seen("spread", {}, { answers: { show: 1 } }), "done");
  assert.equal(seen("spread", { spread: { people: 2 } }, { answers: { show: 1 } }), "on");
  assert.equal(seen("talk", {}, { answers: { "done.talk": 1 } }), "done");
  assert.equal(seen("talk", {}, { answers: { "done.talk": 0 } }), "on");
  assert.equal(seen("talk", {}, { watching: true }), "");
  assert.equal(seen("closed"), "");
});

test("where a text is sent, sending is the dark button", () => {
  assert.deepEqual(["case", "flip", "harvest"].map(dark), [true, false, false]);
});
