/* The way through a talk in pairs, on one phone. Pure. */

/* The cards of the script, in turn, for who has which task: the first one speaks first; of three, everybody has a turn. */
const SCRIPTS = {
  first: ["tell", "summed", "hear", "sum", "end"],
  second: ["hear-first", "sum", "tell-now", "summed", "end"],
  "first-of-three": ["tell-three", "sum-three", "next", "sum-three", "last", "sum-three", "end"],
  "of-three": ["hear-three", "sum-three", "next", "sum-three", "last", "sum-three", "end"],
};

/* What is shown: "seat" (a full hall: who sits where?), "alone" (nobody to talk with yet), "seek" or "talk".
   `found`: the words of the sign under which this phone found the other; null when it does not know. With another sign
   it seeks again. */
export function stage({ pair, answers, seated, seat, found }) {
  if (seated) return seat ? "talk" : "seat";
  if (!pair) return "alone";
  return answers.found === 1 && (found === null || found === pair.words) ? "talk" : "seek";
}

/* In a hall who sits left speaks first; elsewhere the server says who. */
export function task({ pair, seated, seat }) {
  if (seated) return seat === "left" ? "first" : "second";
  if (pair.people > 2) return pair.first ? "first-of-three" : "of-three";
  return pair.first ? "first" : "second";
}

export function script(name) {
  return SCRIPTS[name];
}
