import assert from "node:assert/strict";
import { test } from "node:test";
import { binOf, layOut, match } from "../../static/js/lib/dots.js";

const SCREEN = { width: 1640, height: 460, largest: 64, smallest: 14 };
const bins = (filled) => Array.from({ length: 21 }, (_, index) => filled[index] ?? 0);
const spread = (people) => bins(Object.fromEntries(Array.from({ length: 21 }, (_, i) => [i, Math.floor(people / 21)])));

function fits({ size, dots }, { width, height }) {
  for (const dot of dots) {
    assert.ok(dot.x >= 0 && dot.x <= width);
    assert.ok(dot.y - size / 2 >= -1e-9);
    assert.ok(dot.y + size / 2 <= height + 1e-9);
  }
}

test("nobody: no dots", () => {
  assert.deepEqual(layOut(bins({}), SCREEN).dots, []);
});

test("one and two people: large dots, where they stand", () => {
  const one = layOut(bins({ 0: 1 }), SCREEN);
  assert.equal(one.size, 64);
  assert.deepEqual(one.dots, [{ bin: 0, level: 0, x: 0, y: 32, open: false }]);
  const two = layOut(bins({ 10: 1, 20: 1 }), SCREEN);
  assert.deepEqual(two.dots.map(({ x }) => x), [820, 1640]);
});

test("seven people on one place are one column that fits", () => {
  const layout = layOut(bins({ 4: 7 }), SCREEN);
  assert.equal(layout.unit, 1);
  assert.equal(layout.dots.length, 7);
  assert.ok(Math.abs(layout.size - (0.92 * 460) / 7) < 1e-9);
  fits(layout, SCREEN);
});

test("forty people: a dot for everybody, none touching", () => {
  const layout = layOut(bins({ 3: 12, 4: 9, 10: 3, 16: 10, 17: 6 }), SCREEN);
  assert.equal(layout.unit, 1);
  assert.equal(layout.dots.length, 40);
  const column = layout.dots.filter(({ bin }) => bin === 3);
  assert.ok(column[1].y - column[0].y > layout.size);
  fits(layout, SCREEN);
});

test("three hundred, evenly: a dot for everybody; all on one place: a dot for ten", () => {
  assert.equal(layOut(spread(300), SCREEN).unit, 1);
  const heap = layOut(bins({ 2: 300 }), SCREEN);
  assert.equal(heap.unit, 10);
  assert.equal(heap.dots.length, 30);
  assert.ok(heap.size >= 14);
  fits(heap, SCREEN);
});

test("a thousand people: fewer dots, never under the smallest size", () => {
  for (const some of [spread(1000), bins({ 2: 500, 18: 490, 10: 10 }), bins({ 20: 1000 })]) {
    const layout = layOut(some, SCREEN);
    assert.ok(layout.size >= 14, `${layout.size}`);
    assert.ok(layout.dots.length <= 1000);
    fits(layout, SCREEN);
  }
});

test("a group smaller than one dot keeps a dot, drawn open", () => {
  const { unit, dots } = layOut(bins({ 2: 900, 19: 1 }), SCREEN);
  assert.ok(unit > 1);
  const lone = dots.filter(({ bin }) => bin === 19);
  assert.equal(lone.length, 1);
  assert.ok(lone[0].open);
  assert.ok(dots.filter(({ bin }) => bin === 2).every(({ open }) => !open));
});

test("a phone is narrow: the same picture, smaller", () => {
  const phone = { width: 290, height: 180, largest: 22, smallest: 6 };
  for (const people of [1, 2, 7, 40, 300, 1000]) {
    const layout = layOut(bins({ 3: Math.ceil(people * 0.6), 15: Math.floor(people * 0.4) }), phone);
    assert.ok(layout.size >= 6);
    fits(layout, phone);
  }
});

test("a position falls in the bin of its nearest five", () => {
  assert.deepEqual([0, 2, 3, 7, 8, 50, 97, 98, 100].map((position) => binOf(position)), [0, 0, 1, 1, 2, 10, 19, 20, 20]);
});

test("when the picture changes, dots keep their place where they can and the others move without crossing", () => {
  const before = layOut(bins({ 2: 3, 10: 2 }), SCREEN).dots;
  const after = layOut(bins({ 2: 2, 11: 3, 15: 1 }), SCREEN).dots;
  const { stay, go, come, leave } = match(before, after);
  assert.equal(stay.length, 2);
  assert.deepEqual(go.map(([from, to]) => [from.bin, to.bin]), [[2, 11], [10, 11], [10, 11]]);
  assert.deepEqual(come.map(({ bin }) => bin), [15]);
  assert.deepEqual(leave, []);
});

test("fewer people: the rest leaves", () => {
  const before = layOut(bins({ 2: 3 }), SCREEN).dots;
  const { stay, leave } = match(before, layOut(bins({ 2: 1 }), SCREEN).dots);
  assert.equal(stay.length, 1);
  assert.equal(leave.length, 2);
});

test("two pictures that are seen together have dots of one size, for as many people", () => {
  const few = bins({ 3: 2, 9: 1 });
  const many = bins({ 4: 300 });
  const [one, other] = [few, many].map((own) => layOut(own, SCREEN, [few, many]));
  assert.deepEqual([one.unit, one.size], [other.unit, other.size]);
  assert.ok(one.unit > 1 && one.dots.every(({ open }) => open));
  assert.deepEqual(layOut(many, SCREEN), layOut(many, SCREEN, [many]));
});
