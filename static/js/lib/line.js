/* The line from A (0) to B (100): steps, words, and what a finger means. Pure. */

export const FIRST_STEP = 50; // where a first press on a key begins: the middle, then the key moves it
export const STEP = 5;
export const PAGE = 20;

/* The value under a finger at `x`, on a line from `left`, `width` wide (px). */
export function valueAt(x, left, width) {
  return within(Math.round((100 * (x - left)) / width));
}

/* The value after a key, or null when the key means nothing here. */
export function valueAfter(key, value) {
  const from = value ?? FIRST_STEP;
  const moves = {
    ArrowLeft: from - STEP,
    ArrowDown: from - STEP,
    ArrowRight: from + STEP,
    ArrowUp: from + STEP,
    PageDown: from - PAGE,
    PageUp: from + PAGE,
    Home: 0,
    End: 100,
  };
  return key in moves ? within(moves[key]) : null;
}

/* Which of the seven descriptions fits: 0 (helemaal A) .. 6 (helemaal B); 3 is the middle zone, 40..60. */
export function description(value) {
  if (value <= 5) return 0;
  if (value < 30) return 1;
  if (value < 40) return 2;
  if (value <= 60) return 3;
  if (value <= 70) return 4;
  if (value < 95) return 5;
  return 6;
}

/* At most one call each `pause` ms while a finger slides; `flush` sends the last one at once. */
export class Throttle {
  #send;
  #clock;
  #pause;
  #timer = null;
  #latest = null;

  constructor(send, { clock, pause }) {
    this.#send = send;
    this.#clock = clock;
    this.#pause = pause;
  }

  push(value) {
    this.#latest = { value };
    if (this.#timer === null) this.#run();
  }

  flush() {
    if (this.#timer !== null) this.#clock.cancel(this.#timer);
    this.#timer = null;
    if (this.#latest) this.#go();
  }

  /* Is there a value that was not sent yet? */
  get waiting() {
    return this.#latest !== null;
  }

  #run() {
    this.#timer = null;
    if (!this.#latest) return;
    this.#go();
    this.#timer = this.#clock.after(this.#pause, () => this.#run());
  }

  #go() {
    const { value } = this.#latest;
    this.#latest = null;
    this.#send(value);
  }
}

function within(value) {
  return Math.min(100, Math.max(0, value));
}
