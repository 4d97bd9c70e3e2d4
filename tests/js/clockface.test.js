import assert from "node:assert/strict";
import { test } from "node:test";
import { face, news, offsetAfter, scriptPart } from "../../static/js/lib/clockface.js";

const MINUTE = 60_000;
const START = 1_700_000_000_000;
const timer = (more = {}) => ({ since: START, minutes: 4, paused: null, turn: "", turn_since: null, turn_minutes: 2, ...more });
const at = (minutes) => START + minutes * MINUTE;

test("a frame comes late, never early: the largest offset counts", () => {
  assert.equal(offsetAfter(null, -40), -40);
  assert.equal(offsetAfter(-40, -900), -40);
  assert.equal(offsetAfter(-40, -5), -5);
});

test("whole minutes, upwards, and a share of what is left", () => {
  assert.deepEqual(face(timer(), at(1)), { share: 0.75, minutes: 3, over: false, paused: false, elapsed: MINUTE });
  assert.equal(face(timer(), at(1) + 1).minutes, 3);
  assert.equal(face(timer(), at(3.5)).minutes, 1);
});

test("past the end it only says so", () => {
  const late = face(timer(), at(9));
  assert.deepEqual([late.share, late.minutes, late.over], [0, 0, true]);
});

test("a clock that runs ahead of the server's does not begin before the start", () => {
  assert.deepEqual(face(timer(), at(-1)), { share: 1, minutes: 4, over: false, paused: false, elapsed: 0 });
});

test("in a pause it stands still", () => {
  const paused = timer({ paused: at(1) });
  assert.deepEqual(face(paused, at(3)), { share: 0.75, minutes: 3, over: false, paused: true, elapsed: MINUTE });
});

test("a step without a time has no clock", () => {
  assert.equal(face(null, START), null);
  assert.equal(face(timer({ minutes: 0 }), START), null);
});

test("a side has a clock of its own", () => {
  const talk = timer({ turn: "B", turn_since: at(3) });
  assert.equal(face(talk, at(4), { turn: true }).minutes, 1);
  assert.equal(face(talk, at(4)).over, true);
  assert.equal(face(timer(), at(1), { turn: true }), null);
});

test("told at half and at the end, and at nothing else", () => {
  const faces = [0, 1, 1.9, 2, 3, 4, 5].map((minutes) => face(timer(), at(minutes)));
  const told = faces.slice(1).map((now, index) => news(faces[index], now));
  assert.deepEqual(told, [null, null, "half", null, "over", null]);
  assert.equal(news(null, faces[4]), null);
});

test("who comes back after the end hears the end, not the half", () => {
  assert.equal(news(face(timer(), at(1)), face(timer(), at(6))), "over");
});

test("more time after the end, and the end is told again", () => {
  const more = timer({ minutes: 6 });
  assert.equal(news(face(timer(), at(4)), face(more, at(4))), null);
  assert.equal(news(face(more, at(5)), face(more, at(6))), "over");
});

test("the script of two: find, tell, sum up, swap, sum up, talk on", () => {
  const part = (minutes, length) => scriptPart(minutes * MINUTE, length);
  assert.deepEqual([0, 0.9, 1, 2.9, 3, 4, 5.9, 6, 6.9, 7, 12].map((minutes) => part(minutes, 8)), [0, 0, 1, 1, 2, 3, 3, 4, 4, 5, 5]);
});

test("neighbours begin at once; a short step is divided in the same way", () => {
  assert.equal(scriptPart(0, 8, { seated: true }), 1);
  assert.equal(scriptPart(0, 6), 1);
  assert.deepEqual([0, 0.9, 1, 1.4, 1.5, 2.5, 3].map((minutes) => scriptPart(minutes * MINUTE, 3)), [1, 1, 2, 2, 3, 4, 5]);
});
