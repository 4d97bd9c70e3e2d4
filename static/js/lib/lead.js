/* What the facilitator's bar does at this moment, from the flags of the session (docs/protocol.md). Pure. */

const SHOWS_GROUP = ["spread", "change"]; // steps whose picture waits for 'Laat zien'
const ANSWERED = ["first_position", "weigh", "second_position"]; // steps in which the room waits for people
const ON_PAPER = ["first_position", "weigh", "pairs", "spread", "talk", "flip", "second_position"];
const FITTING = { case: "formal", talk: "substantive", flip: "substantive", second_position: "conscience" };

/* What going on means: {say, command, ask}. First back out of a pause or the code, then show the group, then the other
   side's turn, then the next step. `say` names the words on the button, `ask` the dialog that comes first, or null. Null
   at the end. */
export function goingOn(flags) {
  const { next, turn, paused, code, step, missing } = flags;
  if (paused) return { say: "resume", command: { type: "pause", on: false }, ask: null };
  if (code && step !== "lobby") return { say: "uncover", command: { type: "code", on: false }, ask: null };
  if (mustReveal(flags)) return { say: "reveal", command: { type: "reveal" }, ask: missing > 0 ? "missing" : null };
  if (turn) return { say: "turn", command: { type: "turn", side: turn }, ask: null };
  if (!next) return null;
  const leaving = step === "second_position" && missing > 0 ? "leaving" : null;
  return { say: next === "closed" ? "close" : "next", ...to(next, leaving) };
}

/* Past the next step, as {step, command, ask}; null when there is nothing to skip. */
export function skipping(order, { next }, early) {
  const beyond = next ? order[order.indexOf(next) + 1] : undefined;
  if (!beyond) return null;
  const step = beyond === "third_way" && early ? order[order.indexOf(beyond) + 1] : beyond;
  return { step, ...to(step, null) };
}

/* A command that goes to a step; the end of the conversation is asked once. */
export function to(step, ask) {
  return { command: { type: "go", to: step }, ask: step === "closed" ? "closing" : ask };
}

export function mustReveal({ step, released }) {
  return SHOWS_GROUP.includes(step) && !released;
}

/* How many people the room still waits for. */
export function busy({ step }, present, ready) {
  return ANSWERED.includes(step) ? Math.max(0, present - ready) : 0;
}

/* In which round somebody without a phone can take a place now; null when nobody can. */
export function paperRound({ step }) {
  if (!ON_PAPER.includes(step)) return null;
  return step === "second_position" ? 2 : 1;
}

/* The kind of background question that fits the step; null where none is shown. */
export function fittingKind(step) {
  return FITTING[step] ?? null;
}

/* One question by lot: of those that were not asked yet while there are any, and never the one that is there.
   `questions`: [{key, used}]; `random`: 0..1. Null without another one. */
export function drawn(questions, current, random) {
  const others = questions.filter(({ key }) => key !== current);
  const unused = others.filter(({ used }) => !used);
  const from = unused.length ? unused : others;
  return from.length ? from[Math.floor(random * from.length)].key : null;
}
