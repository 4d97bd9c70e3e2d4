import assert from "node:assert/strict";
import { test } from "node:test";
import { Me } from "../../static/js/lib/me.js";
import { Regions } from "../../static/js/lib/regions.js";
import { me, state } from "./fakes.js";

test("an older frame is left aside, the same version is not", () => {
  const regions = new Regions();
  regions.start(state(5));
  assert.equal(regions.take(state(4)), null);
  assert.deepEqual(regions.take(state(5, { live: { count: "2 binnen" } })), { html: null, live: { count: "2 binnen" } });
});

test("a new epoch is newer, whatever its version; an old one never", () => {
  const regions = new Regions();
  regions.start(state(500));
  assert.ok(regions.take(state(1, { epoch: 2 })));
  assert.equal(regions.take(state(900)), null);
});

test("html is used when the scene changes and not otherwise", () => {
  const regions = new Regions();
  regions.start(state(1, { scene: "a" }));
  assert.equal(regions.take(state(2, { scene: "a", html: "<p>" })).html, null);
  assert.equal(regions.take(state(3, { scene: "b", html: "<p>" })).html, "<p>");
  assert.equal(regions.scene, "b");
});

test("a new scene without html is asked for and does not count as shown", () => {
  const regions = new Regions();
  regions.start(state(1, { scene: "a" }));
  assert.deepEqual(regions.take(state(2, { scene: "b" })), { incomplete: true });
  assert.ok(regions.behind({ epoch: 1, version: 2 }));
});

test("behind is by epoch, then version", () => {
  const regions = new Regions();
  regions.start(state(7));
  assert.ok(!regions.behind({ epoch: 1, version: 7 }));
  assert.ok(regions.behind({ epoch: 1, version: 8 }));
  assert.ok(regions.behind({ epoch: 2, version: 1 }));
});

test("what waits lies over what the server kept", () => {
  const mine = new Me();
  assert.equal(mine.with([]), null);
  mine.take(me(3, { position: 20, weights: { A1: 1, A2: 4 } }));
  const waiting = [
    { type: "place", value: 62 },
    { type: "weigh", argument: "A1", weight: null },
    { type: "pick", argument: "B1", picked: true },
    { type: "pick", argument: "A2", picked: false },
  ];
  const { position, weights, order } = mine.with(waiting);
  assert.deepEqual({ position, weights, order }, { position: 62, weights: { A1: null, B1: 4 }, order: ["A1", "B1"] });
  assert.deepEqual(mine.with([]).weights, { A1: 1, A2: 4 });
});

test("after an ack an older me frame does not undo it", () => {
  const mine = new Me();
  mine.take(me(3));
  mine.keep({ type: "place", value: 62 }, 5);
  mine.take(me(4, { position: null }));
  assert.equal(mine.with([]).position, 62);
  mine.take(me(6, { position: 10 })); // the other tab, later
  assert.equal(mine.with([]).position, 10);
  mine.keep({ type: "place", value: 99 }, 5);
  assert.equal(mine.with([]).position, 10);
});

test("after a new epoch the versions count from the start", () => {
  const mine = new Me();
  mine.take(me(300, { position: 1 }));
  mine.restart();
  mine.take(me(2, { position: 9 }));
  assert.equal(mine.with([]).position, 9);
});

test("a resent place that another tab has replaced is not shown as kept", () => {
  const mine = new Me();
  mine.take(me(6, { position: 20 }));
  mine.keep({ type: "place", value: 62 }, 0);
  assert.equal(mine.with([]).position, 20);
});
