/* Fields that somebody edits, saved a moment after the last letter. Pure but for what it is given.

   What was typed stays in the store until the server has it, so that a reload or a broken network loses nothing. The
   server keeps a revision; when another window wrote meanwhile it says so and gives what stands there now. A field that
   only the other changed is taken over; of one that both changed nothing is lost: somebody chooses. Values are strings. */
import { wait } from "./backoff.js";

export const PAUSE_MS = 900;
const RETRY_LEAST_MS = 1_000;
const MOVED = 409; // another window wrote meanwhile

export class Autosave {
  #revision;
  #kept; // field to what the server has, as far as we know
  #mine = {}; // field to what was typed and is not there yet
  #theirs = {}; // of the fields that both changed: what the other wrote
  #carry;
  #clock;
  #random;
  #store;
  #changed;
  #came;
  #timer = null;
  #busy = false;
  #tries = 0;
  #trouble = ""; // "offline" or "refused"

  /* `fields`: name to text, as the server has them at `revision`. `carry(revision, fields)`: a promise of {status,
     revision, fields, sentence}; rejects without a network. `store`: read() and write(record). `changed()`: the state
     is another one; `came(name, text)`: this field was changed elsewhere. */
  constructor({ revision, fields, carry, clock, random = Math.random, store, changed, came }) {
    this.#revision = revision;
    this.#kept = { ...fields };
    this.#carry = carry;
    this.#clock = clock;
    this.#random = random;
    this.#store = store;
    this.#changed = changed;
    this.#came = came;
  }

  /* What this tab still had from before a reload goes back into the fields and on its way. */
  restore() {
    const record = valid(this.#store.read());
    for (const [name, text] of Object.entries(record?.mine ?? {})) {
      if (!(name in this.#kept) || this.#kept[name] === text) continue;
      this.#mine[name] = text;
      if (record.kept[name] !== this.#kept[name]) this.#theirs[name] = this.#kept[name];
      this.#came(name, text);
    }
    this.#settle(RETRY_LEAST_MS);
  }

  /* saved, waiting (typed, not sent), sending, offline, refused, or conflict. */
  get state() {
    if (Object.keys(this.#theirs).length) return "conflict";
    if (this.#trouble) return this.#trouble;
    if (this.#busy) return "sending";
    return Object.keys(this.#mine).length ? "waiting" : "saved";
  }

  sentence = ""; // why it was refused, in the server's words

  /* Field to what another window wrote there, where both changed it. */
  get theirs() {
    return { ...this.#theirs };
  }

  text(name) {
    return this.#mine[name] ?? this.#kept[name];
  }

  type(name, text) {
    if (text === this.#kept[name] && !(name in this.#theirs) && !this.#busy) delete this.#mine[name];
    else this.#mine[name] = text;
    if (this.#trouble === "refused") this.#trouble = "";
    this.#settle(PAUSE_MS);
  }

  /* Of a field that both changed: keep what stands here. */
  keep(name) {
    this.#kept[name] = this.#theirs[name];
    delete this.#theirs[name];
    this.#settle(0);
  }

  /* Of a field that both changed: take what the other wrote. */
  take(name) {
    this.#kept[name] = this.#theirs[name];
    delete this.#mine[name];
    delete this.#theirs[name];
    this.#came(name, this.#kept[name]);
    this.#settle(0);
  }

  /* Now: a field is left, the page goes away, or the network came back. */
  flush() {
    this.#stop();
    return this.#send();
  }

  get #due() {
    return Object.fromEntries(Object.entries(this.#mine).filter(([name]) => !(name in this.#theirs)));
  }

  #settle(delay) {
    this.#store.write({ kept: this.#kept, mine: this.#mine });
    this.#stop();
    if (Object.keys(this.#due).length && !this.#busy) this.#timer = this.#clock.after(delay, () => this.#send());
    this.#changed();
  }

  #stop() {
    if (this.#timer !== null) this.#clock.cancel(this.#timer);
    this.#timer = null;
  }

  async #send() {
    const sent = this.#due;
    if (this.#busy || !Object.keys(sent).length) return;
    this.#busy = true;
    this.#changed();
    const answer = await this.#answer(sent);
    this.#busy = false;
    this.#take(answer, sent);
  }

  async #answer(sent) {
    try {
      return await this.#carry(this.#revision, sent);
    } catch {
      return { status: 0 };
    }
  }

  #take(answer, sent) {
    if (answer.status === 200) return this.#saved(answer.revision, sent);
    if (answer.status === MOVED) return this.#moved(answer);
    if (answer.status >= 400 && answer.status < 500) return this.#refused(answer);
    this.#trouble = "offline";
    this.#tries += 1;
    this.#settle(RETRY_LEAST_MS + wait(this.#tries, this.#random));
  }

  #saved(revision, sent) {
    this.#revision = revision;
    this.#fine();
    for (const [name, text] of Object.entries(sent)) {
      this.#kept[name] = text;
      if (this.#mine[name] === text) delete this.#mine[name];
    }
    this.#settle(PAUSE_MS);
  }

  #moved({ revision, fields }) {
    this.#revision = revision;
    this.#fine();
    for (const [name, text] of Object.entries(fields)) {
      if (text !== this.#kept[name]) this.#another(name, text);
      else delete this.#theirs[name]; // the other put it back
    }
    this.#settle(0);
  }

  #another(name, text) {
    delete this.#theirs[name]; // of before
    if (name in this.#mine && this.#mine[name] !== text) {
      this.#theirs[name] = text;
      return;
    }
    delete this.#mine[name];
    this.#kept[name] = text;
    this.#came(name, text);
  }

  /* Not sent again by itself: it would be refused again. What was typed stays here. */
  #refused({ sentence = "" }) {
    this.#trouble = "refused";
    this.sentence = sentence;
    this.#changed();
  }

  #fine() {
    this.#trouble = "";
    this.#tries = 0;
    this.sentence = "";
  }
}

function valid(record) {
  return record && typeof record.kept === "object" && typeof record.mine === "object" ? record : null;
}
