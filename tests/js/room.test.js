import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox } from "../../static/js/lib/outbox.js";
import { Room } from "../../static/js/lib/room.js";
import { Store } from "../../static/js/lib/store.js";
import { httpWays } from "../../static/js/lib/ways.js";
import { FakeClock, FakeSocket, FakeStorage, counting, half, me, settled, state } from "./fakes.js";

const place = (value) => ({ type: "place", round: 1, value });

function phone({ storage = new FakeStorage(), getState = async () => [state(1), me(1)], postCommand } = {}) {
  const it = { clock: new FakeClock(), storage, sockets: [], shown: [], own: null, saved: [], refused: [], gone: false };
  const outbox = new Outbox(new Store(() => storage, "x"), counting());
  it.room = new Room({
    page: {
      show: (change) => it.shown.push(change),
      own: (mine) => (it.own = mine),
      saved: (word) => it.saved.push(word),
      trouble: (on) => (it.trouble = on),
      refused: (message) => it.refused.push(message.sentence),
      gone: () => (it.gone = true),
    },
    outbox,
    ways: {
      openSocket: () => {
        it.sockets.push(new FakeSocket());
        return it.sockets.at(-1);
      },
      getState: () => {
        it.asked = (it.asked ?? 0) + 1;
        return getState();
      },
      postCommand,
    },
    clock: it.clock,
    random: half,
    hidden: () => false,
  });
  it.last = () => it.sockets.at(-1);
  return it;
}

test("from finger to 'Bewaard', and never before the ack", () => {
  const it = phone();
  it.room.start(state(1), me(1));
  it.last().say(state(1));
  it.room.command(place(62), "first_position");
  assert.deepEqual(it.last().sent, [{ ...place(62), seq: 1, step: "first_position" }]);
  assert.equal(it.own.position, 62);
  assert.equal(it.saved.at(-1), "saving");
  it.last().say({ type: "ack", seq: 1, version: 2 });
  assert.equal(it.saved.at(-1), "saved");
  assert.equal(it.own.position, 62);
});

test("cut off mid-command: kept, sent again, saved", async () => {
  const it = phone();
  it.room.start(state(1), me(1));
  it.last().say(state(1));
  it.room.command(place(62), "first_position");
  it.last().break();
  await it.clock.pass(5_100);
  assert.equal(it.saved.at(-1), "unsaved");
  it.last().say(state(1));
  assert.equal(it.last().commands()[0].value, 62);
  it.last().say({ type: "ack", seq: 1, version: 2 });
  assert.equal(it.saved.at(-1), "saved");
});

test("no answer for five seconds: is the line still there? two seconds later a new one is tried", async () => {
  const it = phone();
  it.room.start(state(1), me(1));
  it.last().say(state(1));
  it.room.command(place(62), "first_position");
  await it.clock.pass(5_100);
  assert.deepEqual(it.last().sent.at(-1), { type: "beat" });
  await it.clock.pass(2_100);
  assert.equal(it.sockets.length, 2);
});

test("a reload mid-command loses nothing", () => {
  const storage = new FakeStorage();
  const before = phone({ storage });
  before.room.start(state(1), me(1));
  before.room.command(place(62), "first_position");
  before.room.leave();
  const after = phone({ storage });
  after.room.start(state(1), me(1));
  assert.equal(after.own.position, 62);
  assert.equal(after.saved.at(-1), "saving");
  after.last().say(state(1));
  assert.deepEqual(after.last().commands(), [{ ...place(62), seq: 1, step: "first_position" }]);
});

test("a refused place goes back to what the server knows, with its sentence", () => {
  const it = phone();
  it.room.start(state(1), me(1, { position: 20 }));
  it.last().say(state(1));
  it.room.command(place(62), "first_position");
  it.last().say({ type: "refused", seq: 1, code: "late", sentence: "Deze stap is voorbij.", retry: false });
  assert.deepEqual(it.refused, ["Deze stap is voorbij."]);
  assert.equal(it.own.position, 20);
});

test("a pulse that is ahead for three seconds fetches the state; one that is caught up does not", async () => {
  const it = phone({ getState: async () => [state(9, { live: { count: "9" } }), me(9)] });
  it.room.start(state(1), me(1));
  it.last().say(state(1));
  it.last().say({ type: "pulse", epoch: 1, version: 3 });
  it.last().say(state(3));
  await it.clock.pass(3_100);
  assert.equal(it.asked, undefined);
  it.last().say({ type: "pulse", epoch: 1, version: 9 });
  await it.clock.pass(3_100);
  assert.equal(it.asked, 1);
  assert.deepEqual(it.shown.at(-1).live, { count: "9" });
});

test("a scene without its html is fetched", async () => {
  const it = phone({ getState: async () => [state(2, { scene: "case", html: "<p>" })] });
  it.room.start(state(1), me(1));
  it.last().say(state(2, { scene: "case" }));
  await settled();
  assert.equal(it.shown.at(-1).html, "<p>");
});

test("without websockets everything still works", async () => {
  const posted = [];
  const it = phone({
    getState: async () => [state(4), me(4)],
    postCommand: async (frame) => {
      posted.push(frame.value);
      return { type: "ack", seq: frame.seq, version: 5 };
    },
  });
  it.room.start(state(1), me(1));
  it.room.command(place(30), "first_position");
  for (let fail = 0; fail < 3; fail += 1) {
    it.last().break();
    if (fail < 2) await it.clock.pass(2_100);
  }
  await settled();
  assert.deepEqual(posted, [30]);
  assert.equal(it.saved.at(-1), "saved");
  assert.ok(!it.trouble);
});

test("the HTTP twin: state and me become frames; a 404 means gone; the token goes along", async () => {
  const asked = [];
  const answers = [
    { ok: true, status: 200, json: async () => ({ state: { epoch: 1, version: 2, scene: "a", live: {} }, me: me(2) }) },
    { ok: true, status: 200, json: async () => ({ state: { epoch: 1, version: 2, scene: "a", live: {} }, me: null }) },
    { ok: true, status: 200, json: async () => ({ type: "ack", seq: 1, version: 3 }) },
    { ok: false, status: 404 },
    { ok: false, status: 503 },
  ];
  const ways = httpWays({
    fetch: async (url, options) => {
      asked.push([url, options]);
      return answers[asked.length - 1];
    },
    addresses: { state: "/t/", command: "/o/" },
    csrf: "token",
    client: () => "00ff",
    timeout: () => undefined,
  });
  assert.deepEqual((await ways.getState()).map(({ type }) => type), ["state", "me"]);
  assert.deepEqual((await ways.getState()).map(({ type }) => type), ["state"]);
  await ways.postCommand({ type: "reveal", seq: 1, step: "spread" });
  assert.equal(asked[2][0], "/o/?client=00ff");
  assert.equal(asked[2][1].headers["X-CSRFToken"], "token");
  await assert.rejects(ways.getState(), { gone: true });
  await assert.rejects(ways.getState(), (error) => !error.gone);
});
