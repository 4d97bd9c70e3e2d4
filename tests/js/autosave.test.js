import assert from "node:assert/strict";
import { test } from "node:test";
import { Autosave, PAUSE_MS } from "../../static/js/lib/autosave.js";
import { FakeClock, settled } from "./fakes.js";

const START = { chafes: "Het blijft alleen.", talk: "" };

/* A server with a revision, as `report_save` is one. */
class Server {
  revision = 0;
  fields = { ...START };
  posts = [];
  away = false;
  status = 200;

  carry = async (revision, fields) => {
    if (this.away) throw new Error("no network");
    if (this.status !== 200) return { status: this.status, sentence: "Deze tekst is te lang." };
    this.posts.push(fields);
    if (revision !== this.revision) return { status: 409, revision: this.revision, fields: { ...this.fields } };
    Object.assign(this.fields, fields);
    this.revision += 1;
    return { status: 200, revision: this.revision };
  };
}

class Memory {
  record = null;
  read = () => structuredClone(this.record);
  write = (record) => (this.record = structuredClone(record));
}

function tab(server, store = new Memory()) {
  const shown = {};
  const clock = new FakeClock();
  const { revision, fields } = server;
  const parts = { revision, fields, carry: server.carry, clock, random: () => 0, store };
  const autosave = new Autosave({ ...parts, changed: () => {}, came: (name, text) => (shown[name] = text) });
  autosave.restore();
  return { autosave, clock, shown, store };
}

test("what is typed is sent once, after a pause", async () => {
  const server = new Server();
  const { autosave, clock } = tab(server);
  for (const text of ["E", "Er", "Er was"]) autosave.type("talk", text);
  assert.equal(autosave.state, "waiting");
  await clock.pass(PAUSE_MS);
  assert.deepEqual(server.posts, [{ talk: "Er was" }]);
  assert.equal(autosave.state, "saved");
});

test("what is typed while it is sent goes after it", async () => {
  const server = new Server();
  const { autosave, clock } = tab(server);
  autosave.type("talk", "Er was");
  const sending = autosave.flush();
  autosave.type("talk", "Er was rust");
  await sending;
  assert.equal(autosave.state, "waiting");
  await clock.pass(PAUSE_MS);
  assert.equal(server.fields.talk, "Er was rust");
});

test("typed and put back at once is still told, when the first was on its way", async () => {
  const server = new Server();
  const { autosave, clock } = tab(server);
  autosave.type("talk", "Er was");
  const sending = autosave.flush();
  autosave.type("talk", "");
  await sending;
  await clock.pass(PAUSE_MS);
  assert.equal(server.fields.talk, "");
});

test("without a network it stays, says so, and goes when it can", async () => {
  const server = new Server();
  const { autosave, clock, store } = tab(server);
  server.away = true;
  autosave.type("talk", "Er was rust");
  await clock.pass(PAUSE_MS);
  assert.equal(autosave.state, "offline");
  assert.equal(store.record.mine.talk, "Er was rust");
  server.away = false;
  await clock.pass(30_000);
  assert.equal(autosave.state, "saved");
  assert.equal(server.fields.talk, "Er was rust");
});

test("a reload goes on with what was not sent", async () => {
  const server = new Server();
  const first = tab(server);
  server.away = true;
  first.autosave.type("talk", "Er was rust");
  server.away = false;
  const second = tab(server, first.store);
  assert.equal(second.shown.talk, "Er was rust");
  await second.clock.pass(PAUSE_MS * 2);
  assert.equal(server.fields.talk, "Er was rust");
  assert.deepEqual(second.store.record.mine, {});
});

test("a reload after somebody else changed the same asks", async () => {
  const server = new Server();
  const { autosave, store } = tab(server);
  autosave.type("talk", "Van mij");
  Object.assign(server, { revision: 1, fields: { ...START, talk: "Van jou" } });
  const later = tab(server, store);
  assert.equal(later.autosave.state, "conflict");
  assert.deepEqual(later.autosave.theirs, { talk: "Van jou" });
  assert.equal(later.autosave.text("talk"), "Van mij");
});

test("two windows in two fields: both are kept, and each sees the other's", async () => {
  const server = new Server();
  const [one, other] = [tab(server), tab(server)];
  one.autosave.type("talk", "Rustig");
  await one.clock.pass(PAUSE_MS);
  other.autosave.type("chafes", "Niets");
  await other.clock.pass(PAUSE_MS * 2);
  assert.deepEqual(server.fields, { chafes: "Niets", talk: "Rustig" });
  assert.equal(other.shown.talk, "Rustig");
  assert.equal(other.autosave.state, "saved");
});

test("two windows in one field: nothing is written over until somebody chooses", async () => {
  for (const [choice, expected] of [["keep", "Van twee"], ["take", "Van een"]]) {
    const server = new Server();
    const [one, other] = [tab(server), tab(server)];
    one.autosave.type("talk", "Van een");
    await one.clock.pass(PAUSE_MS);
    other.autosave.type("talk", "Van twee");
    await other.clock.pass(PAUSE_MS * 2);
    assert.equal(server.fields.talk, "Van een");
    assert.equal(other.autosave.state, "conflict");
    other.autosave.type("talk", "Van twee");
    await other.clock.pass(PAUSE_MS * 2);
    assert.equal(server.fields.talk, "Van een");
    other.autosave[choice]("talk");
    await other.clock.pass(PAUSE_MS);
    assert.equal(server.fields.talk, expected);
    assert.equal(other.autosave.text("talk"), expected);
    assert.equal(other.autosave.state, "saved");
  }
});

test("a choice is about what the other has there now, not about what they had before", async () => {
  for (const [later, shown, state] of [["Van mij", "Van mij", "saved"], ["", "Van mij", "saved"], ["Nog eens", "Van mij", "conflict"]]) {
    const server = new Server();
    const [one, other] = [tab(server), tab(server)];
    one.autosave.type("talk", "Van jou");
    await one.clock.pass(PAUSE_MS);
    other.autosave.type("talk", "Van mij");
    await other.clock.pass(PAUSE_MS * 2);
    assert.deepEqual(other.autosave.theirs, { talk: "Van jou" });
    one.autosave.type("talk", later);
    await one.clock.pass(PAUSE_MS);
    other.autosave.type("chafes", "Een ander veld");
    await other.clock.pass(PAUSE_MS * 3);
    assert.equal(other.autosave.state, state, later);
    assert.equal(other.autosave.text("talk"), shown);
    assert.deepEqual(other.autosave.theirs, state === "conflict" ? { talk: later } : {});
    assert.equal(server.fields.talk, state === "conflict" ? later : shown);
  }
});

test("what is refused stays and is not sent again until it changes", async () => {
  const server = new Server();
  const { autosave, clock } = tab(server);
  server.status = 422;
  autosave.type("talk", "Veel te lang");
  await clock.pass(60_000);
  assert.equal(autosave.state, "refused");
  assert.equal(autosave.sentence, "Deze tekst is te lang.");
  server.status = 200;
  autosave.type("talk", "Korter");
  await clock.pass(PAUSE_MS);
  assert.equal(autosave.state, "saved");
  await settled();
});
