/* What one's own two places say. Pure. */

const A_BELOW = 40; // zones as on the server: A below 40, B above 60
const B_ABOVE = 60;
const MOVED_FROM = 10; // a smaller difference is a trembling finger
const FAR_FROM = 30;

/* From the first to the second place: "stayed", "bit-a", "far-a", "bit-b", "far-b"; "" without both. */
export function shift(first, second) {
  if (first == null || second == null) return "";
  const moved = second - first;
  if (Math.abs(moved) < MOVED_FROM) return "stayed";
  return `${Math.abs(moved) < FAR_FROM ? "bit" : "far"}-${moved < 0 ? "a" : "b"}`;
}

/* The side where somebody at `position` does not stand; "" in the middle and without a place. */
export function otherSide(position) {
  if (position == null) return "";
  if (position < A_BELOW) return "B";
  return position > B_ABOVE ? "A" : "";
}
