import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../static/js/lib/outbox.js";
import { Post } from "../../static/js/lib/post.js";
import { Store } from "../../static/js/lib/store.js";
import { FakeClock, FakeStorage, counting, half, settled } from "./fakes.js";

const weigh = (argument, weight) => ({ type: "weigh", argument, weight });
const ack = (seq) => ({ type: "ack", seq, version: 9 });
const no = (seq, retry) => ({ type: "refused", seq, code: retry ? "busy" : "late", sentence: "Nee.", retry });

function office() {
  const clock = new FakeClock();
  const outbox = new Outbox(new Store(() => new FakeStorage(), "x"), counting());
  const seen = { changed: 0, kept: [], refused: [], sent: [] };
  const post = new Post({
    outbox,
    clock,
    random: half,
    changed: () => (seen.changed += 1),
    kept: (frame, version) => seen.kept.push([frame.seq, version]),
    refused: (message, frame) => seen.refused.push([message.sentence, frame?.seq]),
  });
  return { clock, outbox, post, seen, carry: (frame) => void seen.sent.push(frame.seq) };
}

test("what was given while away goes out in order as soon as there is a way", () => {
  const { post, seen, carry } = office();
  post.put(weigh("A1", 1), "weigh");
  post.put(weigh("B1", 2), "weigh");
  assert.deepEqual(seen.sent, []);
  post.open(carry);
  assert.deepEqual(seen.sent, [1, 2]);
});

test("a command waits until its ack and is sent once", () => {
  const { post, seen, carry, outbox } = office();
  post.open(carry);
  post.put(weigh("A1", 1), "weigh");
  post.put(weigh("B1", 2), "weigh");
  assert.deepEqual(seen.sent, [1, 2]);
  post.answer(ack(1));
  assert.deepEqual(outbox.waiting.map((frame) => frame.seq), [2]);
  assert.deepEqual(seen.kept, [[1, 9]]);
});

test("everything without an answer is sent again after a reconnect", () => {
  const { post, seen, carry } = office();
  post.open(carry);
  post.put(weigh("A1", 1), "weigh");
  post.put(weigh("B1", 2), "weigh");
  post.answer(ack(1));
  post.close();
  post.open(carry);
  assert.deepEqual(seen.sent, [1, 2, 2]);
});

test("a final refusal is dropped and told", () => {
  const { post, seen, carry, outbox } = office();
  post.open(carry);
  post.put(weigh("A1", 1), "weigh");
  post.answer(no(1, false));
  assert.deepEqual(seen.refused, [["Nee.", 1]]);
  assert.equal(outbox.waiting.length, 0);
});

test("a refusal that may be tried again is kept and sent again, later and later", async () => {
  const { post, seen, carry, clock, outbox } = office();
  post.open(carry);
  post.put(weigh("A1", 1), "weigh");
  post.answer(no(1, true));
  assert.deepEqual(seen.refused, []);
  assert.equal(outbox.waiting.length, 1);
  await clock.pass(1_300);
  assert.deepEqual(seen.sent, [1, 1]);
  post.answer(no(1, true));
  await clock.pass(1_400);
  assert.deepEqual(seen.sent, [1, 1]);
  await clock.pass(1_000);
  assert.deepEqual(seen.sent, [1, 1, 1]);
  post.answer(ack(1));
  await clock.pass(60_000);
  assert.deepEqual(seen.sent, [1, 1, 1]);
});

test("an answer that never comes: sent again after eight seconds", async () => {
  const { post, seen, carry, clock } = office();
  post.open(carry);
  post.put(weigh("A1", 1), "weigh");
  await clock.pass(7_900);
  assert.deepEqual(seen.sent, [1]);
  await clock.pass(200);
  assert.deepEqual(seen.sent, [1, 1]);
});

test("a refusal of an already replaced command says nothing", () => {
  const { post, seen, carry } = office();
  post.open(carry);
  post.put(weigh("A1", 1), "weigh");
  post.put(weigh("A1", 2), "weigh");
  post.answer(no(1, false));
  assert.deepEqual(seen.refused, []);
});

test("over HTTP one after another, each waits for its own answer", async () => {
  const { post, seen, outbox } = office();
  const answers = [];
  const carry = (frame) => new Promise((answer) => answers.push({ frame, answer }));
  post.open(carry, { oneByOne: true });
  post.put(weigh("A1", 1), "weigh");
  post.put(weigh("B1", 2), "weigh");
  assert.deepEqual(answers.map(({ frame }) => frame.seq), [1]);
  answers[0].answer(ack(1));
  await settled();
  assert.deepEqual(answers.map(({ frame }) => frame.seq), [1, 2]);
  answers[1].answer(no(2, false));
  await settled();
  assert.equal(outbox.waiting.length, 0);
  assert.deepEqual(seen.refused, [["Nee.", 2]]);
});

test("over HTTP a command that did not arrive is tried again", async () => {
  const { post, clock, outbox } = office();
  let tries = 0;
  const carry = async (frame) => {
    tries += 1;
    if (tries < 3) throw new Error("offline");
    return ack(frame.seq);
  };
  post.open(carry, { oneByOne: true });
  post.put(weigh("A1", 1), "weigh");
  await clock.pass(10_000);
  assert.equal(tries, 3);
  assert.equal(outbox.waiting.length, 0);
});
