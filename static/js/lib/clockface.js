/* What the clock of a step says. Pure; moments in milliseconds of the server's clock, lengths in milliseconds.

   Clocks advise: past the end a face says so, and nothing else happens. */

const MINUTE_MS = 60_000;
const FIND_MINUTES = 1; // to find each other, before a talk of two
const SCRIPT_MINUTES = [2, 1, 2, 1]; // the one tells, the other sums up, swap, sum up
const SCRIPT_TOTAL = SCRIPT_MINUTES.reduce((sum, minutes) => sum + minutes, 0);

/* What to add to this page's own clock to get the server's. A frame can only come late, never early: of all that
   were measured the largest is nearest to the truth. `known`: null before the first. */
export function offsetAfter(known, measured) {
  return known === null ? measured : Math.max(known, measured);
}

/* The live value `timer` at server time `now`: {share, minutes, over, paused, elapsed}, or null without one.

   share: of the time that is left, 1..0; minutes: left, in whole ones upwards; elapsed: since the start. With `turn` the
   clock of the side whose turn it is, where there is one. */
export function face(timer, now, { turn = false } = {}) {
  const stretch = timer && (turn ? turnOf(timer) : { since: timer.since, minutes: timer.minutes });
  if (!stretch || !(stretch.minutes > 0)) return null;
  const elapsed = Math.max(0, (timer.paused ?? now) - stretch.since);
  const left = stretch.minutes * MINUTE_MS - elapsed;
  return {
    share: Math.min(1, Math.max(0, left / (stretch.minutes * MINUTE_MS))),
    minutes: Math.max(0, Math.ceil(left / MINUTE_MS)),
    over: left <= 0,
    paused: timer.paused !== null,
    elapsed,
  };
}

/* What is worth saying aloud between two faces of the same stretch of time: "half", "over" or null. */
export function news(before, after) {
  if (!before || !after) return null;
  if (!before.over && after.over) return "over";
  return before.share > 0.5 && after.share <= 0.5 && !after.over ? "half" : null;
}

/* Where two who talk are in their script: 0 find each other, 1 the one tells, 2 the other sums up, 3 and 4 the same
   the other way round, 5 talk on. In a step that is too short for six minutes all parts are shorter. `seated`:
   neighbours do not look for each other. */
export function scriptPart(elapsed, minutes, { seated = false } = {}) {
  const find = seated ? 0 : Math.min(FIND_MINUTES, Math.max(0, minutes - SCRIPT_TOTAL));
  const scale = Math.min(1, (minutes - find) / SCRIPT_TOTAL);
  let end = find;
  if (elapsed < end * MINUTE_MS) return 0;
  for (const [index, length] of SCRIPT_MINUTES.entries()) {
    end += length * scale;
    if (elapsed < end * MINUTE_MS) return index + 1;
  }
  return SCRIPT_MINUTES.length + 1;
}

function turnOf({ turn, turn_since: since, turn_minutes: minutes }) {
  return turn && since ? { since, minutes } : null;
}
