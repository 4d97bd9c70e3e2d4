/* Keeps a draft at the server while somebody writes. Pure but for what it is given.

   What was typed stays in the store until the server has it: a reload, a lost network or an expired log-in loses nothing.
   The server knows a revision; when somebody else saved meanwhile, both drafts are merged (lib/merge.js). Of a text that
   both changed, theirs stays at the server and mine stays here until somebody chooses. */
import { wait } from "./backoff.js";
import { copy, merge, same, textOf, withTexts } from "./merge.js";

export const PAUSE_MS = 900;
export const LOOK_MS = 20_000; // did somebody else save?
export const LOGIN_MS = 3_000; // is somebody logged in again?
const RETRY_LEAST_MS = 1_000;
const TROUBLES = { 0: "offline", 400: "refused", 401: "login", 403: "login", 404: "gone", 413: "refused" };

export class CardSaver {
  #revision;
  #server; // the draft at that revision
  #base; // the same, but of a text in conflict what it was before both changed it
  #mine;
  #conflicts = new Map(); // field to what the other wrote
  #given;
  #timer = null;
  #busy = false;
  #tries = 0;
  #trouble = "";

  /* `carry(revision, draft)` and `look()`: a promise of {status, revision, draft, by, at}; status 0 or rejected without a
     network. `store`: read(), write(record) and clear(). `changed()`: the state is another one; `came(draft, by, fields)`:
     put this in the form, it was changed elsewhere (by "" when it is one's own of before a reload). */
  constructor({ revision, draft, ...given }) {
    this.#revision = revision;
    this.#server = copy(draft);
    this.#base = copy(draft);
    this.#mine = copy(draft);
    this.#given = given;
  }

  at = ""; // when the server kept it last, "14:03"
  by = ""; // who wrote what conflicts

  /* saved, waiting (typed, not sent), sending, offline, login, gone, refused or conflict. */
  get state() {
    if (this.#trouble) return this.#trouble;
    if (this.#conflicts.size) return "conflict";
    if (this.#busy) return "sending";
    return this.#dirty ? "waiting" : "saved";
  }

  /* [{field, mine, theirs}] to choose from. */
  get conflicts() {
    return [...this.#conflicts].map(([field, theirs]) => ({ field, mine: textOf(this.#mine, field) ?? "", theirs }));
  }

  /* Does the server lack something? */
  get unsaved() {
    return this.#dirty || this.#conflicts.size > 0;
  }

  /* What this browser still had from before. */
  restore() {
    for (const record of this.#given.store.read()) this.#restore(record);
    this.#settle(this.#dirty ? 0 : LOOK_MS);
  }

  type(draft) {
    this.#mine = { ...copy(this.#mine), ...copy(draft) };
    if (this.#trouble === "refused") this.#trouble = "";
    this.#settle(this.#trouble ? this.#delay : PAUSE_MS);
  }

  /* Now: a field is left, the page goes away, or the network came back. */
  flush() {
    this.#stop();
    return this.#go();
  }

  /* Of a text in conflict this is what it becomes. */
  resolve(field, text) {
    const theirs = this.#conflicts.get(field);
    this.#conflicts.delete(field);
    this.#base = withTexts(this.#base, { [field]: theirs });
    this.#mine = withTexts(this.#mine, { [field]: text });
    this.#given.came(copy(this.#mine), "", []);
    this.#settle(0);
  }

  /* What the server should have: theirs where nobody has chosen yet. */
  get #wanted() {
    return withTexts(this.#mine, Object.fromEntries(this.#conflicts));
  }

  get #dirty() {
    return !same(this.#wanted, this.#server);
  }

  get #delay() {
    if (this.#trouble === "login" || this.#trouble === "gone") return LOGIN_MS;
    if (this.#trouble === "offline") return RETRY_LEAST_MS + wait(this.#tries, this.#given.random);
    return this.#dirty && this.#trouble !== "refused" ? PAUSE_MS : LOOK_MS;
  }

  /* As if the draft of before came from somebody else: what stands here now may be of another tab. */
  #restore(record) {
    if (!record?.base || !record?.mine) return;
    const base = { ...copy(this.#base), ...copy(record.base) };
    const merged = merge(base, { ...copy(this.#mine), ...copy(record.mine) }, this.#mine);
    this.#mine = merged.draft;
    this.#keepApart(merged.conflicts, base);
    this.#given.came(copy(this.#mine), "", []);
  }

  /* Of a text in conflict `base` is what it was before. */
  #keepApart(conflicts, base) {
    const before = Object.fromEntries(conflicts.map(({ field }) => [field, textOf(base, field) ?? ""]));
    this.#base = withTexts(this.#base, before);
    for (const { field, theirs } of conflicts) this.#conflicts.set(field, theirs);
  }

  #settle(delay = this.#delay) {
    if (this.unsaved) this.#given.store.write({ base: this.#base, mine: this.#mine });
    else this.#given.store.clear();
    this.#stop();
    if (!this.#busy) this.#timer = this.#given.clock.after(delay, () => this.#go());
    this.#given.changed();
  }

  #stop() {
    if (this.#timer !== null) this.#given.clock.cancel(this.#timer);
    this.#timer = null;
  }

  /* Save, or look whether somebody else did; after a log-in first look, for the page's token is a new one. */
  async #go() {
    this.#timer = null;
    if (this.#busy) return;
    const looks = !this.#dirty || this.#trouble === "login" || this.#trouble === "gone" || this.#trouble === "refused";
    const sent = copy(this.#wanted);
    this.#busy = true;
    if (!looks) this.#given.changed();
    const answer = await this.#answer(looks, sent);
    this.#busy = false;
    if (looks && this.#trouble !== "refused") this.#looked(answer);
    else if (!looks) this.#saved(answer, sent);
    else this.#settle();
  }

  async #answer(looks, sent) {
    try {
      return looks ? await this.#given.look() : await this.#given.carry(this.#revision, sent);
    } catch {
      return { status: 0 };
    }
  }

  #looked(answer) {
    if (answer.status !== 200) return this.#inTrouble(answer.status);
    const again = this.#trouble !== "";
    this.#fine();
    if (answer.revision > this.#revision) this.#join(answer.draft, answer.revision, answer.by);
    this.#settle(again && this.#dirty ? 0 : this.#delay);
  }

  #saved(answer, sent) {
    if (answer.status === 409) {
      this.#fine();
      this.#join(answer.draft, answer.revision, answer.by);
      return this.#settle(0);
    }
    if (answer.status !== 200) return this.#inTrouble(answer.status);
    this.#fine();
    this.#revision = answer.revision;
    this.at = answer.at;
    const before = Object.fromEntries([...this.#conflicts.keys()].map((field) => [field, textOf(this.#base, field)]));
    this.#server = sent;
    this.#base = withTexts(sent, before);
    this.#settle();
  }

  #join(theirs, revision, by) {
    const base = this.#base;
    const merged = merge(base, this.#mine, theirs);
    this.#server = copy(theirs);
    this.#revision = revision;
    this.#mine = merged.draft;
    this.#base = copy(theirs);
    this.#conflicts.clear();
    this.#keepApart(merged.conflicts, base);
    if (by) this.by = by;
    this.#given.came(copy(this.#mine), by, merged.taken);
  }

  #inTrouble(status) {
    this.#trouble = TROUBLES[status] ?? "offline";
    this.#tries += 1;
    this.#settle();
  }

  #fine() {
    this.#trouble = "";
    this.#tries = 0;
  }
}
