/* The commands that the server has not yet said it kept, in the order they were given.

   A newer place on the line takes the place of an older one that still waits, a newer weight that of the same argument:
   nobody wants the way the finger went. The record (client id, seq, waiting commands) lives in a store of this tab, so
   that a reload loses nothing. A record that another page did not hand over (a duplicated tab, a crash) is taken on
   under a new client id: two tabs with one id would each swallow the other's commands as duplicates. */

const CLIENT_BYTES = 8; // 16 hex

export class Outbox {
  #store;
  #randomBytes;
  #client;
  #seq = 0;
  #waiting = [];

  /* `store`: read() and write(record); `randomBytes(n)`: n random numbers 0..255. */
  constructor(store, randomBytes) {
    this.#store = store;
    this.#randomBytes = randomBytes;
    this.claim();
  }

  /* 16 hex; one for each tab. */
  get client() {
    return this.#client;
  }

  /* The frames that wait, oldest first. */
  get waiting() {
    return [...this.#waiting];
  }

  /* Take a command in. Returns its frame, or null when the very same one already waits (a double click). */
  put(command, step) {
    const key = slot(command, step);
    if (onceOnly(command) && this.#waiting.some((frame) => slot(frame, frame.step) === key)) return null;
    this.#waiting = this.#waiting.filter((frame) => slot(frame, frame.step) !== key);
    this.#seq += 1;
    const frame = { ...command, seq: this.#seq, step };
    this.#waiting.push(frame);
    this.#save();
    return frame;
  }

  /* The server answered for good. Returns the frame, or null when a newer one had already taken its place. */
  settle(seq) {
    const frame = this.#waiting.find((one) => one.seq === seq) ?? null;
    this.#waiting = this.#waiting.filter((one) => one.seq !== seq);
    if (frame) this.#save();
    return frame;
  }

  /* This page goes on with the tab's record. */
  claim() {
    const record = valid(this.#store.read());
    if (record && record.released) this.#resume(record);
    else this.#begin(record?.waiting ?? []);
    this.#save();
  }

  /* The page goes away: the next one in this tab may go on with the record. */
  release() {
    this.#save(true);
  }

  #resume(record) {
    this.#client = record.client;
    this.#seq = record.seq;
    this.#waiting = record.waiting;
  }

  #begin(waiting) {
    this.#client = hex(this.#randomBytes(CLIENT_BYTES));
    this.#waiting = waiting.map((frame, index) => ({ ...frame, seq: index + 1 }));
    this.#seq = this.#waiting.length;
  }

  #save(released = false) {
    const record = { client: this.#client, seq: this.#seq, waiting: this.#waiting, released };
    this.#store.write(record);
  }
}

/* What a command is about; of two about the same thing only the newest matters. */
function slot(command, step) {
  if (command.type === "place") return `place ${step} ${command.round}`;
  if (command.type === "weigh" || command.type === "pick") return `argument ${command.argument}`;
  if (command.type === "reply") return `reply ${command.key}`;
  if (command.type === "write") return `write ${command.id}`;
  if (command.type === "conclude") return `conclude ${command.field}`;
  if (command.type === "moderate") return `moderate ${command.text}`;
  if (command.type === "paper" || command.type === "extend") return `${command.type} ${uniqueSlot()}`; // each counts
  if (command.type === "go" || command.type === "reveal") return `${command.type} ${step}`;
  return command.type;
}

let given = 0;

function uniqueSlot() {
  given += 1;
  return given;
}

function onceOnly(command) {
  return command.type === "go" || command.type === "reveal";
}

function valid(record) {
  if (!record || !/^[0-9a-f]{16}$/.test(record.client)) return null;
  if (!Number.isSafeInteger(record.seq) || !Array.isArray(record.waiting)) return null;
  return record;
}

function hex(bytes) {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
