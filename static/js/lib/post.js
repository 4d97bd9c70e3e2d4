/* Brings the commands of an outbox to the server and keeps at it until each has an answer.

   Over a socket everything that waits goes out at once; over HTTP one after another, each with its own answer. */
import { wait } from "./backoff.js";

const ANSWER_MS = 8_000; // the server answers within 5 s, even when its database refuses
const RETRY_LEAST_MS = 300;

export class Post {
  #outbox;
  #clock;
  #random;
  #changed;
  #kept;
  #refused;
  #carry = null; // takes a frame; over HTTP it returns a promise of the answer
  #oneByOne = false;
  #onTheWay = new Set(); // seqs
  #retries = 0;
  #timer = null;

  /* `changed()`: what waits changed; `kept(frame, version)`: the server committed it; `refused(message, frame)`: the
     server said no, for good. */
  constructor({ outbox, clock, random, changed, kept, refused }) {
    this.#outbox = outbox;
    this.#clock = clock;
    this.#random = random;
    this.#changed = changed;
    this.#kept = kept;
    this.#refused = refused;
  }

  put(command, step) {
    if (!this.#outbox.put(command, step)) return;
    this.#changed();
    this.#flush();
  }

  /* There is a way to the server: `carry(frame)`. */
  open(carry, { oneByOne = false } = {}) {
    this.#carry = carry;
    this.#oneByOne = oneByOne;
    this.#startAgain();
  }

  close() {
    this.#carry = null;
    this.#onTheWay.clear();
    this.#stopTimer();
  }

  /* An ack or a refusal came in. */
  answer(message) {
    this.#onTheWay.delete(message.seq);
    if (message.type === "refused" && message.retry) return this.#later();
    this.#retries = 0;
    const frame = this.#outbox.settle(message.seq);
    if (frame && message.type === "ack") this.#kept(frame, message.version);
    if (message.type === "refused" && (frame || message.seq === null)) this.#refused(message, frame);
    if (frame) this.#changed();
    if (this.#outbox.waiting.length === 0) this.#stopTimer();
  }

  #flush() {
    if (!this.#carry) return;
    if (this.#oneByOne) return void this.#deliver();
    for (const frame of this.#outbox.waiting) this.#send(frame);
    this.#watch();
  }

  #send(frame) {
    if (this.#onTheWay.has(frame.seq)) return;
    this.#onTheWay.add(frame.seq);
    this.#carry(frame);
  }

  async #deliver() {
    const carry = this.#carry;
    if (this.#onTheWay.size > 0) return;
    let frame;
    while (this.#carry === carry && (frame = this.#outbox.waiting[0])) {
      this.#onTheWay.add(frame.seq);
      const answer = await this.#answerTo(carry, frame);
      if (this.#carry !== carry) return;
      if (answer === null || answer.retry) {
        this.#onTheWay.clear();
        return this.#later();
      }
      this.answer({ ...answer, seq: frame.seq });
    }
  }

  /* null when it did not arrive. */
  async #answerTo(carry, frame) {
    try {
      return await carry(frame);
    } catch {
      return null;
    }
  }

  #later() {
    this.#retries += 1;
    this.#arm(RETRY_LEAST_MS + wait(this.#retries, this.#random));
  }

  /* An answer that never comes must not leave a command waiting for ever. */
  #watch() {
    if (this.#timer === null && this.#outbox.waiting.length > 0) this.#arm(ANSWER_MS);
  }

  #arm(milliseconds) {
    this.#stopTimer();
    if (this.#carry) this.#timer = this.#clock.after(milliseconds, () => this.#startAgain());
  }

  #startAgain() {
    this.#stopTimer();
    this.#onTheWay.clear();
    this.#flush();
  }

  #stopTimer() {
    if (this.#timer !== null) this.#clock.cancel(this.#timer);
    this.#timer = null;
  }
}
