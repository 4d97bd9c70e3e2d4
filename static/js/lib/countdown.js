/* Minutes and seconds that are left. Pure. */

/* Milliseconds to "1:45"; what is over stays "0:00". */
export function left(milliseconds) {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
