/* A clock that stands still until told, a socket that says what the test says, and randomness that is not. */

export class FakeClock {
  #time = 1_000;
  #timers = new Map();
  #next = 1;

  now = () => this.#time;

  after = (milliseconds, act) => {
    this.#timers.set(this.#next, { due: this.#time + milliseconds, act });
    return this.#next++;
  };

  cancel = (timer) => this.#timers.delete(timer);

  /* Let time pass; timers run in order, promises settle in between. */
  async pass(milliseconds) {
    await settled();
    const end = this.#time + milliseconds;
    for (let due = this.#first(end); due; due = this.#first(end)) {
      const [id, timer] = due;
      this.#timers.delete(id);
      this.#time = timer.due;
      timer.act();
      await settled();
    }
    this.#time = end;
    await settled();
  }

  /* Time passes but no timer runs: the phone sleeps. */
  sleep(milliseconds) {
    this.#time += milliseconds;
  }

  #first(end) {
    return [...this.#timers]
      .filter(([, timer]) => timer.due <= end)
      .sort(([one, a], [other, b]) => a.due - b.due || one - other)[0];
  }
}

export async function settled() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

export class FakeSocket {
  sent = [];
  closed = false;

  send(text) {
    this.sent.push(JSON.parse(text));
  }

  close() {
    this.closed = true;
  }

  /* The server says this. */
  say(message) {
    this.onmessage({ data: typeof message === "string" ? message : JSON.stringify(message) });
  }

  /* The line breaks. */
  break(code = 1006) {
    this.onclose({ code });
  }

  commands() {
    return this.sent.filter((message) => message.type !== "beat");
  }
}

export class FakeStorage {
  items = new Map();
  getItem = (name) => this.items.get(name) ?? null;
  setItem = (name, text) => void this.items.set(name, text);
}

export function counting() {
  let next = 0;
  return (count) => Uint8Array.from({ length: count }, () => next++ % 256);
}

export const half = () => 0.5;

export const state = (version, more = {}) => ({
  type: "state",
  epoch: 1,
  version,
  scene: "lobby",
  live: { step: "lobby" },
  ...more,
});

export const me = (version, more = {}) => ({
  type: "me",
  version,
  position: null,
  weights: {},
  order: ["A1", "B1"],
  ...more,
});
