/* How large the letters are: 0 as the reader's browser has them, 1 larger, 2 larger still. Pure. */
export const LARGEST = 2;

/* The size after a tap; after the largest the first again. */
export function next(size) {
  return size >= LARGEST ? 0 : size + 1;
}

/* A size out of storage, where anything may stand. */
export function sized(record) {
  return Number.isInteger(record) && record >= 0 && record <= LARGEST ? record : 0;
}
