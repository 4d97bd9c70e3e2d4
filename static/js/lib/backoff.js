/* How long to wait before the next try: full jitter, so that a thousand phones do not come back at the same moment.
   (The wait is drawn evenly from 0 to a ceiling that doubles; see 'Exponential backoff and jitter', AWS 2015.) */
export const FIRST_CEILING_MS = 1_000;
export const LAST_CEILING_MS = 20_000;

/* Milliseconds before try number `tries` + 1. `random()` is 0..1. */
export function wait(tries, random) {
  const ceiling = Math.min(LAST_CEILING_MS, FIRST_CEILING_MS * 2 ** Math.min(tries, 10));
  return Math.floor(random() * ceiling);
}
