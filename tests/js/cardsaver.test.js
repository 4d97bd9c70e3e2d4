import assert from "node:assert/strict";
import { test } from "node:test";
import { CardSaver, LOGIN_MS, LOOK_MS, PAUSE_MS } from "../../static/js/lib/cardsaver.js";
import { draftOf, words } from "../../static/js/lib/cardform.js";
import { FakeClock, half, settled } from "./fakes.js";

const draft = (more = {}) => ({ title: "", line: "", groups: [], themes: [], a_arguments: [], b_arguments: [], ...more });

/* A server that keeps one card, as content/editing.py does. */
class Server {
  revision = 1;
  draft = draft();
  trouble = 0; // a status to answer with; -1: no network
  by = "anna";
  saves = 0;

  carry = async (revision, sent) => {
    if (this.trouble) return this.#refuse();
    if (JSON.stringify(sent) === JSON.stringify(this.draft)) return { status: 200, revision: this.revision, at: "14:03" };
    if (revision !== this.revision) return { status: 409, ...this.now };
    this.save(sent);
    return { status: 200, revision: this.revision, at: "14:03" };
  };

  look = async () => (this.trouble ? this.#refuse() : { status: 200, ...this.now });

  save(sent) {
    this.draft = JSON.parse(JSON.stringify(sent));
    this.revision += 1;
    this.saves += 1;
  }

  get now() {
    return { revision: this.revision, draft: this.draft, by: this.by, at: "14:03" };
  }

  #refuse() {
    if (this.trouble === -1) throw new Error("no network");
    return { status: this.trouble };
  }
}

/* An editor on that server. `disk` outlives it, as localStorage does. */
function editor(server, disk = { records: new Map() }, tab = "1") {
  const clock = new FakeClock();
  const form = { draft: JSON.parse(JSON.stringify(server.draft)), came: [] };
  const store = {
    read: () => {
      const found = [...disk.records.values()].map((text) => JSON.parse(text));
      disk.records.clear();
      return found;
    },
    write: (record) => disk.records.set(tab, JSON.stringify(record)),
    clear: () => disk.records.delete(tab),
  };
  const saver = new CardSaver({
    revision: server.revision,
    draft: server.draft,
    carry: server.carry,
    look: server.look,
    clock,
    random: half,
    store,
    changed: () => {},
    came: (found, by, fields) => {
      form.draft = found;
      form.came.push([by, fields]);
    },
  });
  const type = (more) => {
    form.draft = { ...form.draft, ...more };
    saver.type(form.draft);
  };
  saver.restore();
  return { saver, clock, form, type, disk };
}

test("what is typed is kept a moment after the last letter, once", async () => {
  const server = new Server();
  const { saver, clock, type } = editor(server);
  for (const title of ["R", "Ru", "Rust"]) type({ title });
  assert.equal(saver.state, "waiting");
  await clock.pass(PAUSE_MS);
  assert.equal(server.draft.title, "Rust");
  assert.deepEqual([saver.state, saver.at, server.saves], ["saved", "14:03", 1]);
});

test("without a network it says so, keeps trying, and a reload loses nothing", async () => {
  const server = new Server();
  server.trouble = -1;
  const first = editor(server);
  first.type({ title: "Rust" });
  await first.clock.pass(PAUSE_MS);
  assert.equal(first.saver.state, "offline");
  assert.equal(first.disk.records.size, 1);
  server.trouble = 0;
  const second = editor(server, first.disk);
  assert.equal(second.form.draft.title, "Rust");
  await second.clock.pass(PAUSE_MS);
  assert.deepEqual([server.draft.title, second.saver.state], ["Rust", "saved"]);
  assert.equal(second.disk.records.size, 0);
});

test("it goes on by itself when the network is back", async () => {
  const server = new Server();
  const { saver, clock, type } = editor(server);
  server.trouble = -1;
  type({ title: "Rust" });
  await clock.pass(10_000);
  server.trouble = 0;
  await clock.pass(30_000);
  assert.deepEqual([server.draft.title, saver.state], ["Rust", "saved"]);
});

test("after a log-in that expired it waits for a new one and goes on", async () => {
  for (const status of [401, 403]) {
    const server = new Server();
    const { saver, clock, type } = editor(server);
    server.trouble = status;
    type({ title: "Rust" });
    await clock.pass(PAUSE_MS);
    assert.equal(saver.state, "login");
    type({ title: "Rust of regels" });
    await clock.pass(LOGIN_MS);
    assert.equal(saver.state, "login");
    server.trouble = 0;
    await clock.pass(LOGIN_MS + PAUSE_MS);
    assert.deepEqual([server.draft.title, saver.state], ["Rust of regels", "saved"]);
  }
});

test("a lost answer to a save that arrived is no conflict", async () => {
  const server = new Server();
  const { saver, clock, type } = editor(server);
  const { carry } = server;
  server.lost = true;
  const lossy = async (...sent) => {
    const answer = await carry(...sent);
    if (server.lost) throw new Error("lost");
    return answer;
  };
  const slow = new CardSaver({
    revision: 1, draft: server.draft, carry: lossy, look: server.look, clock, random: half,
    store: { read: () => [], write: () => {}, clear: () => {} }, changed: () => {}, came: () => {},
  });
  slow.type(draft({ title: "Rust" }));
  await clock.pass(PAUSE_MS);
  server.lost = false;
  await clock.pass(10_000);
  assert.deepEqual([slow.state, slow.conflicts, server.saves], ["saved", [], 1]);
  assert.ok(saver && type);
});

test("two people in different fields: both are kept and one is told of the other", async () => {
  const server = new Server();
  const anna = editor(server);
  const bart = editor(server, undefined, "2");
  bart.type({ line: "Van Bart" });
  await bart.clock.pass(PAUSE_MS);
  server.by = "bart";
  anna.type({ title: "Van Anna" });
  await anna.clock.pass(2 * PAUSE_MS);
  assert.deepEqual([server.draft.title, server.draft.line], ["Van Anna", "Van Bart"]);
  assert.deepEqual([anna.form.draft.line, anna.saver.state], ["Van Bart", "saved"]);
  assert.deepEqual(anna.form.came.at(-1), ["bart", ["line"]]);
});

test("who only reads sees after a while what the other wrote", async () => {
  const server = new Server();
  const { clock, form } = editor(server);
  server.save(draft({ title: "Van Bart" }));
  await clock.pass(LOOK_MS);
  assert.equal(form.draft.title, "Van Bart");
});

test("two people in the same field: both texts stay until somebody chooses", async () => {
  const server = new Server();
  const anna = editor(server);
  server.save(draft({ title: "Van Bart" }));
  server.by = "bart";
  anna.type({ title: "Van Anna" });
  await anna.clock.pass(PAUSE_MS);
  assert.equal(anna.saver.state, "conflict");
  assert.deepEqual(anna.saver.conflicts, [{ field: "title", mine: "Van Anna", theirs: "Van Bart" }]);
  assert.deepEqual([anna.form.draft.title, anna.saver.by], ["Van Anna", "bart"]);

  anna.type({ line: "Een andere regel" });
  await anna.clock.pass(3 * PAUSE_MS);
  assert.deepEqual([server.draft.title, server.draft.line], ["Van Bart", "Een andere regel"], "theirs stays there");

  const reloaded = editor(server, anna.disk);
  assert.deepEqual(reloaded.saver.conflicts, [{ field: "title", mine: "Van Anna", theirs: "Van Bart" }]);
  assert.equal(reloaded.form.draft.line, "Een andere regel");
  reloaded.saver.resolve("title", "Van Anna\n\nVan Bart");
  await reloaded.clock.pass(PAUSE_MS);
  assert.deepEqual([server.draft.title, reloaded.saver.state], ["Van Anna\n\nVan Bart", "saved"]);
  assert.equal(reloaded.disk.records.size, 0);
});

test("choosing theirs leaves the server as it is", async () => {
  const server = new Server();
  const anna = editor(server);
  server.save(draft({ title: "Van Bart" }));
  anna.type({ title: "Van Anna" });
  await anna.clock.pass(PAUSE_MS);
  anna.saver.resolve("title", "Van Bart");
  await anna.clock.pass(PAUSE_MS);
  assert.deepEqual([anna.form.draft.title, anna.saver.state, server.saves], ["Van Bart", "saved", 1]);
});

test("what is typed while a save is under way goes with the next one", async () => {
  const server = new Server();
  const { saver, clock, type } = editor(server);
  type({ title: "Rust" });
  const under = saver.flush();
  type({ title: "Rust of regels" });
  await under;
  await clock.pass(PAUSE_MS);
  assert.deepEqual([server.draft.title, saver.state], ["Rust of regels", "saved"]);
});

test("too much text is refused and stays here; typing less goes on", async () => {
  const server = new Server();
  const { saver, clock, type } = editor(server);
  server.trouble = 400;
  type({ title: "Veel" });
  await clock.pass(PAUSE_MS);
  assert.equal(saver.state, "refused");
  server.trouble = 0;
  type({ title: "Minder" });
  await clock.pass(PAUSE_MS);
  assert.deepEqual([server.draft.title, saver.state], ["Minder", "saved"]);
});

test("what another tab left is read too", async () => {
  const server = new Server();
  server.trouble = -1;
  const disk = { records: new Map() };
  const one = editor(server, disk, "1");
  one.type({ title: "Tab een" });
  const left = new Map(disk.records);
  const two = editor(server, { records: new Map() }, "2");
  two.type({ line: "Tab twee" });
  server.trouble = 0;
  const three = editor(server, { records: new Map([...left, ...two.disk.records]) }, "3");
  await three.clock.pass(PAUSE_MS);
  await settled();
  assert.deepEqual([server.draft.title, server.draft.line], ["Tab een", "Tab twee"]);
});

test("the form is read as a draft", () => {
  const entries = [
    ["csrfmiddlewaretoken", "x"], ["title", "T"], ["case", "een\r\n\r\ntwee"], ["groups", "Jobcoaches"],
    ["a_arguments.0.id", "q"], ["a_arguments.0.text", "een"], ["a_arguments.1.text", "twee"],
  ];
  const found = draftOf(entries, ["title", "case", "line"]);
  assert.deepEqual([found.title, found.case, found.line, found.groups], ["T", "een\n\ntwee", "", ["Jobcoaches"]]);
  assert.deepEqual(found.a_arguments.map(({ id, text }) => [id, text]), [["q", "een"], ["", "twee"]]);
  assert.equal("csrfmiddlewaretoken" in found, false);
});

test("words are counted as people count them", () => {
  assert.equal(words("Zo'n 2 SW-bedrijven – en nu?"), 5);
  assert.equal(words(" \n "), 0);
});
