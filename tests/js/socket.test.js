import assert from "node:assert/strict";
import { test } from "node:test";
import { wait } from "../../static/js/lib/backoff.js";
import { Connection } from "../../static/js/lib/socket.js";
import { FakeClock, FakeSocket, half, settled, state } from "./fakes.js";

function line({ random = half, http = null } = {}) {
  const clock = new FakeClock();
  const it = { clock, sockets: [], seen: [], hidden: false, http, asked: 0 };
  it.connection = new Connection({
    openSocket: () => {
      const socket = new FakeSocket();
      it.sockets.push(socket);
      return socket;
    },
    getState: async () => {
      it.asked += 1;
      if (!it.http) throw new Error("offline");
      return it.http();
    },
    clock,
    random,
    hidden: () => it.hidden,
    on: {
      message: (message) => it.seen.push(message.type),
      up: (way, send) => {
        it.seen.push(`up ${way}`);
        it.send = send;
      },
      down: () => it.seen.push("down"),
      trouble: (on) => it.seen.push(on ? "trouble" : "calm"),
      gone: () => it.seen.push("gone"),
    },
  });
  it.last = () => it.sockets.at(-1);
  return it;
}

test("the wait is full jitter under a ceiling of 20 seconds", () => {
  assert.equal(wait(0, () => 0), 0);
  assert.equal(wait(0, () => 1), 1_000);
  assert.equal(wait(3, () => 1), 8_000);
  assert.equal(wait(50, () => 1), 20_000);
  assert.equal(wait(50, half), 10_000);
});

test("up with the first word of the server, not with the handshake", () => {
  const it = line();
  it.connection.start();
  assert.deepEqual(it.seen, []);
  it.last().say(state(1));
  assert.deepEqual(it.seen, ["up socket", "state"]);
});

test("a beat every ten seconds; silence of 25 seconds is a dead line", async () => {
  const it = line();
  it.connection.start();
  it.last().say(state(1));
  await it.clock.pass(10_000);
  assert.deepEqual(it.last().sent, [{ type: "beat" }]);
  it.last().say({ type: "pulse", epoch: 1, version: 1 });
  await it.clock.pass(24_900);
  assert.equal(it.sockets.length, 1);
  await it.clock.pass(200);
  assert.equal(it.sockets.length, 2);
  assert.ok(it.sockets[0].closed);
});

test("the banner comes after five seconds without a line, not before", async () => {
  const it = line({ random: () => 1 });
  it.connection.start();
  it.last().say(state(1));
  it.last().break();
  await it.clock.pass(4_900);
  assert.ok(!it.seen.includes("trouble"));
  await it.clock.pass(200);
  assert.ok(it.seen.includes("trouble"));
  it.last().say(state(2));
  assert.equal(it.seen.at(-3), "calm");
});

test("nothing is tried while hidden, and at once on return", async () => {
  const it = line();
  it.connection.start();
  it.last().say(state(1));
  it.hidden = true;
  it.last().break();
  await it.clock.pass(120_000);
  assert.equal(it.sockets.length, 1);
  assert.ok(!it.seen.includes("trouble"));
  it.hidden = false;
  it.connection.wake({ returned: true });
  assert.equal(it.sockets.length, 2);
  await it.clock.pass(4_900);
  assert.ok(!it.seen.includes("trouble"));
});

test("after a long sleep the old socket is not believed", () => {
  const it = line();
  it.connection.start();
  it.last().say(state(1));
  it.clock.sleep(60_000);
  it.connection.wake();
  assert.equal(it.sockets.length, 2);
  it.connection.wake(); // visibilitychange, pageshow and online come together
  assert.equal(it.sockets.length, 2);
});

test("after a short absence a beat finds out within two seconds", async () => {
  const it = line();
  it.connection.start();
  it.last().say(state(1));
  it.clock.sleep(8_000);
  it.connection.wake();
  assert.deepEqual(it.last().sent, [{ type: "beat" }]);
  await it.clock.pass(2_100);
  assert.equal(it.sockets.length, 2);
});

test("a bye with again: back, spread out", async () => {
  const it = line({ random: () => 0.9 });
  it.connection.start();
  it.last().say(state(1));
  it.last().say({ type: "bye", again: true });
  assert.ok(it.sockets[0].closed);
  await it.clock.pass(4_000);
  assert.equal(it.sockets.length, 1);
  await it.clock.pass(1_000);
  assert.equal(it.sockets.length, 2);
});

test("a bye without again is the end", async () => {
  const it = line();
  it.connection.start();
  it.last().say(state(1));
  it.last().say({ type: "bye", again: false });
  assert.equal(it.seen.at(-1), "gone");
  await it.clock.pass(60_000);
  it.connection.wake();
  assert.equal(it.sockets.length, 1);
});

test("a socket that is closed because the page is not yours ends as well", () => {
  for (const code of [4000, 4404]) {
    const it = line();
    it.connection.start();
    it.last().break(code);
    assert.deepEqual(it.seen, ["gone"]);
  }
});

test("three failed sockets while HTTP works: ask over HTTP every two seconds, without a banner", async () => {
  const it = line({ http: () => [state(3)] });
  it.connection.start();
  for (let fail = 0; fail < 3; fail += 1) {
    it.last().break();
    if (fail < 2) await it.clock.pass(4_000 * (fail + 1) * 0.5 + 10);
  }
  await settled();
  assert.deepEqual(it.seen.filter((word) => word.startsWith("up")), ["up http"]);
  const before = it.asked;
  await it.clock.pass(10_000);
  assert.equal(it.asked, before + 5);
  assert.notEqual(it.seen.filter((word) => word === "trouble" || word === "calm").at(-1), "trouble");
});

test("the socket is tried again now and then, and wins", async () => {
  const it = line({ http: () => [state(3)] });
  it.connection.start();
  for (let fail = 0; fail < 3; fail += 1) {
    it.last().break();
    if (fail < 2) await it.clock.pass(5_000);
  }
  await settled();
  const before = it.sockets.length;
  await it.clock.pass(31_000);
  assert.equal(it.sockets.length, before + 1);
  it.last().break();
  assert.ok(!it.seen.includes("down"), "a failed try does not take the working way away");
  await it.clock.pass(31_000);
  it.last().say(state(4));
  const asked = it.asked;
  await it.clock.pass(9_000);
  assert.equal(it.asked, asked);
  assert.ok(it.seen.includes("up socket"));
});

test("HTTP fails as well: down, banner, and the socket keeps being tried", async () => {
  const it = line({ http: () => [state(3)] });
  it.connection.start();
  for (let fail = 0; fail < 3; fail += 1) {
    it.last().break();
    if (fail < 2) await it.clock.pass(5_000);
  }
  await settled();
  it.http = null;
  await it.clock.pass(2_100);
  assert.ok(it.seen.includes("down"));
  await it.clock.pass(5_000);
  assert.equal(it.seen.at(-1), "trouble");
  await it.clock.pass(20_000);
  it.last().say(state(5));
  assert.equal(it.seen.at(-1), "state");
});

test("a socket that never speaks counts as failed after ten seconds", async () => {
  const it = line();
  it.connection.start();
  await it.clock.pass(10_900);
  assert.equal(it.sockets.length, 1);
  assert.ok(it.sockets[0].closed);
  await it.clock.pass(200);
  assert.equal(it.sockets.length, 2);
});

test("a page that has no business here any more ends", async () => {
  const it = line({
    http: () => {
      throw Object.assign(new Error("gone"), { gone: true });
    },
  });
  it.connection.start();
  for (let fail = 0; fail < 3; fail += 1) {
    it.last().break();
    if (fail < 2) await it.clock.pass(5_000);
  }
  await settled();
  assert.equal(it.seen.at(-1), "gone");
  const count = it.sockets.length;
  await it.clock.pass(60_000);
  assert.equal(it.sockets.length, count);
});

test("a frame that is no message is left aside", () => {
  const it = line();
  it.connection.start();
  it.last().say("{");
  it.last().say({ type: "toString" });
  it.last().say(state(1));
  assert.deepEqual(it.seen, ["up socket", "state"]);
});

test("one tab too many goes on over HTTP and tries a socket much later", async () => {
  const it = line({ http: () => [state(3)] });
  it.connection.start();
  it.last().say(state(1));
  it.last().break(4409);
  await settled();
  assert.deepEqual(it.seen.slice(-3), ["down", "up http", "state"]);
  assert.equal(it.sockets.length, 1);
  await it.clock.pass(29_000);
  assert.equal(it.sockets.length, 1);
  await it.clock.pass(2_000);
  assert.equal(it.sockets.length, 2);
});

test("one tab too many that nobody looks at rests until somebody does", async () => {
  const it = line();
  it.connection.start();
  it.last().say(state(1));
  it.hidden = true;
  it.last().break(4409);
  await it.clock.pass(120_000);
  assert.equal(it.sockets.length, 1);
  assert.equal(it.asked, 0);
  it.hidden = false;
  it.connection.wake({ returned: true });
  assert.equal(it.sockets.length, 2);
});
