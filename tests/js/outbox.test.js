import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../static/js/lib/outbox.js";
import { Store } from "../../static/js/lib/store.js";
import { FakeStorage, counting } from "./fakes.js";

const place = (value, round = 1) => ({ type: "place", round, value });
const weigh = (argument, weight) => ({ type: "weigh", argument, weight });

function tab(storage = new FakeStorage(), bytes = counting()) {
  const store = new Store(() => storage, "outbox");
  return { storage, open: () => new Outbox(store, bytes) };
}

const told = (outbox) => outbox.waiting.map(({ seq, type, value, argument, weight }) => [seq, type, value ?? argument, weight]);

test("a client id is 16 hex and seq rises from 1", () => {
  const outbox = tab().open();
  assert.match(outbox.client, /^[0-9a-f]{16}$/);
  assert.deepEqual(outbox.put(place(10), "first_position"), { ...place(10), seq: 1, step: "first_position" });
  assert.equal(outbox.put(weigh("A1", 2), "weigh").seq, 2);
});

test("a newer place of the same step takes the place of the older", () => {
  const outbox = tab().open();
  outbox.put(place(10), "first_position");
  outbox.put(weigh("A1", 2), "weigh");
  outbox.put(place(30), "first_position");
  assert.deepEqual(told(outbox), [[2, "weigh", "A1", 2], [3, "place", 30, undefined]]);
});

test("a place of another step stays", () => {
  const outbox = tab().open();
  outbox.put(place(10), "first_position");
  outbox.put(place(30), "weigh");
  assert.equal(outbox.waiting.length, 2);
});

test("a newer weight takes the place of the older of the same argument only", () => {
  const outbox = tab().open();
  outbox.put(weigh("A1", 2), "weigh");
  outbox.put(weigh("B1", 0), "weigh");
  outbox.put(weigh("A1", null), "weigh");
  assert.deepEqual(told(outbox), [[2, "weigh", "B1", 0], [3, "weigh", "A1", null]]);
});

test("a double click on 'Verder' is one command", () => {
  const outbox = tab().open();
  assert.ok(outbox.put({ type: "go", to: "case" }, "lobby"));
  assert.equal(outbox.put({ type: "go", to: "case" }, "lobby"), null);
  assert.equal(outbox.waiting.length, 1);
});

test("an answer takes the command out; one for a replaced command changes nothing", () => {
  const outbox = tab().open();
  outbox.put(place(10), "first_position");
  outbox.put(place(30), "first_position");
  assert.equal(outbox.settle(1), null);
  assert.equal(outbox.waiting.length, 1);
  assert.equal(outbox.settle(2).value, 30);
  assert.equal(outbox.waiting.length, 0);
});

test("a reload keeps client id, seq and what waits", () => {
  const { open } = tab();
  const before = open();
  before.put(place(10), "first_position");
  before.put(weigh("A1", 1), "weigh");
  before.settle(1);
  before.release();
  const after = open();
  assert.equal(after.client, before.client);
  assert.deepEqual(after.waiting, before.waiting);
  assert.equal(after.put(place(1), "weigh").seq, 3);
});

test("a duplicated tab gets a client id of its own and still sends what waits", () => {
  const { open } = tab();
  const first = open();
  first.put(place(10), "first_position");
  const second = open(); // no release: the first page is still there
  assert.notEqual(second.client, first.client);
  assert.deepEqual(told(second), [[1, "place", 10, undefined]]);
});

test("a spoiled record is a fresh start", () => {
  const { storage, open } = tab();
  for (const text of ["{", "7", "null", '{"client":"x","seq":1,"waiting":[],"released":true}']) {
    storage.setItem("outbox", text);
    assert.deepEqual(open().waiting, []);
  }
});

test("a browser that refuses storage still works", () => {
  const refusing = () => {
    throw new Error("SecurityError");
  };
  const outbox = new Outbox(new Store(refusing, "outbox"), counting());
  assert.equal(outbox.put(place(10), "first_position").seq, 1);
});
