/* Where the dots of a spread stand. Pure; lengths are in the drawing's own units (1920 wide on the screen, px on a phone).

   d = min(largest, 0.92 W / bins, 0.92 H / tallest). Where that is under `smallest`, one dot stands for 2, 5, 10, ...
   people; a group smaller than that keeps one dot, drawn open. */

const FILL = 0.92; // a dot fills this much of its place
const STEPS = [1, 2, 5];

/* `bins`: people in each place, from A to B. Returns {size, unit, dots: [{bin, level, x, y, open}]}: x from the left end
   of the line, y upwards from where the lowest dots stand; both of the middle of the dot. `beside`: bins of pictures in
   an equal box that are seen together with this one; their dots are as large and stand for as many. */
export function layOut(bins, { width, height, largest, smallest }, beside = []) {
  const highest = bins.map((people, index) => Math.max(people, ...beside.map((others) => others[index])));
  const unit = unitFor(highest, { width, height, largest, smallest });
  const size = sizeOf(highest, unit, { width, height, largest });
  const pitch = size / FILL;
  const step = width / (bins.length - 1);
  const dots = bins.flatMap((people, bin) =>
    Array.from({ length: dotsFor(people, unit) }, (_, level) => ({
      bin,
      level,
      x: bin * step,
      y: level * pitch + size / 2,
      open: people < unit,
    })),
  );
  return { size, unit, dots };
}

/* The bin in which somebody at `position` (0..100) is counted. */
export function binOf(position, bins = 21) {
  return Math.round((position * (bins - 1)) / 100);
}

/* Which dot goes where when the picture changes: {stay: [[from, to]], go: [[from, to]], come: [to], leave: [from]}.
   A dot keeps its place where it can; of the others the leftmost go to the leftmost empty places, so that they cross
   as little as possible. No dot is a person: nobody can be followed. */
export function match(before, after) {
  const name = (dot) => `${dot.bin}.${dot.level}`;
  const places = new Map(after.map((dot) => [name(dot), dot]));
  const stay = [];
  const free = [];
  for (const dot of before) {
    if (!places.has(name(dot))) free.push(dot);
    else stay.push([dot, places.get(name(dot))]);
    places.delete(name(dot));
  }
  const empty = [...places.values()];
  const moved = Math.min(free.length, empty.length);
  return {
    stay,
    go: free.slice(0, moved).map((dot, index) => [dot, empty[index]]),
    come: empty.slice(moved),
    leave: free.slice(moved),
  };
}

function unitFor(bins, box) {
  for (let power = 1; ; power *= 10) {
    for (const step of STEPS) {
      const unit = step * power;
      if (sizeOf(bins, unit, box) >= box.smallest || unit >= Math.max(...bins)) return unit;
    }
  }
}

function sizeOf(bins, unit, { width, height, largest }) {
  const tallest = Math.max(1, ...bins.map((people) => dotsFor(people, unit)));
  return Math.min(largest, (FILL * width) / bins.length, (FILL * height) / tallest);
}

function dotsFor(people, unit) {
  return people === 0 ? 0 : Math.max(1, Math.round(people / unit));
}
