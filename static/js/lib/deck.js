/* The way through the arguments, one at a time. Pure. */

/* The first argument of `order` without an answer, from place `from` on and then from the start; `order.length` when
   all have one. An answer of null ('weet ik niet') is an answer. */
export function firstOpen(order, weights, from = 0) {
  const open = (index) => !(order[index] in weights);
  for (let step = 0; step < order.length; step += 1) {
    const index = (from + step) % order.length;
    if (open(index)) return index;
  }
  return order.length;
}

export function answered(order, weights) {
  return order.filter((key) => key in weights).length;
}

/* How many of a side are picked. */
export function picked(keys, weights) {
  return keys.filter((key) => key in weights).length;
}
