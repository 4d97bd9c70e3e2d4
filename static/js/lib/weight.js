/* How a group weighs an argument, as marks on a line from 'telt niet mee' (0) to 'heel zwaar' (1). */

export const LEAST_ANSWERS = 3; // before that there is no picture
const WORDS = 5;

/* {n, all, a, b} to {kind: "none" | "whole" | "split", a, b, all, near}; `near`: the marks would lie over each other. */
export function marksFor({ n, all, a, b }, width, size) {
  if (n < LEAST_ANSWERS || all === null) return { kind: "none" };
  if (a === null || b === null) return { kind: "whole", all };
  return { kind: "split", a, b, near: Math.abs(a - b) * width < size };
}

/* Which of the five words fits: 0 (telt niet mee) .. 4 (heel zwaar). */
export function word(weight) {
  return Math.min(WORDS - 1, Math.round(weight * (WORDS - 1)));
}
