import assert from "node:assert/strict";
import { test } from "node:test";
import { answered, firstOpen, picked } from "../../static/js/lib/deck.js";
import { Throttle, description, valueAfter, valueAt } from "../../static/js/lib/line.js";
import { marksFor, word } from "../../static/js/lib/weight.js";
import { FakeClock } from "./fakes.js";

test("a finger beyond an end is at that end", () => {
  assert.equal(valueAt(150, 100, 200), 25);
  assert.equal(valueAt(90, 100, 200), 0);
  assert.equal(valueAt(400, 100, 200), 100);
});

test("keys move from the middle when there is no place yet, and stop at the ends", () => {
  assert.equal(valueAfter("ArrowLeft", null), 45);
  assert.equal(valueAfter("ArrowRight", 98), 100);
  assert.equal(valueAfter("PageUp", 50), 70);
  assert.equal(valueAfter("Home", 50), 0);
  assert.equal(valueAfter("End", null), 100);
  assert.equal(valueAfter("a", 50), null);
});

test("the description follows the zones: A under 40, middle 40 to 60, B over 60", () => {
  const of = (values) => values.map(description);
  assert.deepEqual(of([0, 5, 6, 29, 30, 39, 40, 50, 60, 61, 70, 71, 94, 95, 100]), [0, 0, 1, 1, 2, 2, 3, 3, 3, 4, 4, 5, 5, 6, 6]);
  for (let value = 0; value <= 100; value += 1) assert.equal(description(value) + description(100 - value), 6);
});

test("at most four sends a second while sliding, the last one on release", async () => {
  const clock = new FakeClock();
  const sent = [];
  const throttle = new Throttle((value) => sent.push(value), { clock, pause: 250 });
  for (let value = 0; value < 100; value += 1) {
    throttle.push(value);
    await clock.pass(10);
  }
  assert.ok(sent.length <= 5, `${sent.length}`);
  throttle.push(100);
  assert.equal(throttle.waiting, true);
  throttle.flush();
  assert.equal(throttle.waiting, false);
  assert.equal(sent.at(-1), 100);
  const count = sent.length;
  await clock.pass(2_000);
  assert.equal(sent.length, count);
});

test("after answering comes the next open argument, going round; then the end", () => {
  const order = ["B1", "A1", "B2", "A2"];
  assert.equal(firstOpen(order, {}), 0);
  assert.equal(firstOpen(order, { B1: 2, A1: null }), 2);
  assert.equal(firstOpen(order, { B2: 0, A2: 1 }, 3), 0);
  assert.equal(firstOpen(order, { B1: 0, A1: null, B2: 1, A2: 4 }, 2), 4);
  assert.equal(answered(order, { A1: null, A9: 1 }), 1);
  assert.equal(picked(["A1", "A2"], { A2: 4, B1: 4 }), 1);
});

test("fewer than three answers: no picture; no split: one mark; a split: two", () => {
  assert.equal(marksFor({ n: 2, all: 0.5, a: null, b: null }, 300, 28).kind, "none");
  assert.equal(marksFor({ n: 3, all: null, a: null, b: null }, 300, 28).kind, "none");
  assert.deepEqual(marksFor({ n: 3, all: 0.5, a: null, b: null }, 300, 28), { kind: "whole", all: 0.5 });
  assert.equal(marksFor({ n: 9, all: 0.5, a: 0.5, b: 0.9 }, 300, 28).near, false);
  assert.equal(marksFor({ n: 9, all: 0.5, a: 0.5, b: 0.52 }, 300, 28).near, true);
});

test("a weight in one of the five words", () => {
  assert.deepEqual([0, 0.1, 0.2, 0.5, 0.74, 0.9, 1].map(word), [0, 0, 1, 2, 3, 4, 4]);
});
