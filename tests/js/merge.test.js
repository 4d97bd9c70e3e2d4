import assert from "node:assert/strict";
import { test } from "node:test";
import { merge, same, textOf, withTexts } from "../../static/js/lib/merge.js";

const argument = (id, text, more = {}) => ({ id, text, short: "", conviction: "", ...more });
const draft = (more = {}) => ({
  title: "T",
  line: "L",
  groups: ["Jobcoaches"],
  themes: [],
  a_arguments: [argument("1", "een"), argument("2", "twee"), argument("3", "drie")],
  b_arguments: [],
  ...more,
});
const texts = (list) => list.map(({ text }) => text);

test("changes of two people in two fields come together", () => {
  const { draft: found, conflicts, taken } = merge(draft(), draft({ title: "Mijn" }), draft({ line: "Hun" }));
  assert.deepEqual([found.title, found.line], ["Mijn", "Hun"]);
  assert.deepEqual(conflicts, []);
  assert.deepEqual(taken, ["line"]);
});

test("of a text that both changed both are told, and mine stands in the form", () => {
  const { draft: found, conflicts } = merge(draft(), draft({ title: "Mijn" }), draft({ title: "Hun" }));
  assert.equal(found.title, "Mijn");
  assert.deepEqual(conflicts, [{ field: "title", mine: "Mijn", theirs: "Hun" }]);
});

test("the same change by both is no conflict", () => {
  assert.deepEqual(merge(draft(), draft({ title: "X" }), draft({ title: "X" })).conflicts, []);
});

test("what either checked is checked and what either unchecked is not", () => {
  const mine = draft({ groups: ["Jobcoaches", "Wijkteamleden"] });
  assert.deepEqual(merge(draft(), mine, draft({ groups: ["Sociaal werkers"] })).draft.groups, ["Wijkteamleden", "Sociaal werkers"]);
});

test("two new arguments both stay, also at the same place", () => {
  const [first, second, third] = draft().a_arguments;
  const mine = draft({ a_arguments: [first, second, third, argument("m", "mijn")] });
  const theirs = draft({ a_arguments: [first, argument("t", "hun"), second, third] });
  assert.deepEqual(texts(merge(draft(), mine, theirs).draft.a_arguments), ["een", "hun", "twee", "drie", "mijn"]);
});

test("one moves an argument and the other writes in it", () => {
  const [first, second, third] = draft().a_arguments;
  const mine = draft({ a_arguments: [third, first, second] });
  const theirs = draft({ a_arguments: [first, second, argument("3", "drie, beter")] });
  assert.deepEqual(texts(merge(draft(), mine, theirs).draft.a_arguments), ["drie, beter", "een", "twee"]);
  assert.deepEqual(texts(merge(draft(), theirs, mine).draft.a_arguments), ["drie, beter", "een", "twee"]);
});

test("an argument that one took away is gone, unless the other wrote in it", () => {
  const [first, second, third] = draft().a_arguments;
  const without = draft({ a_arguments: [first, third] });
  const written = draft({ a_arguments: [first, argument("2", "twee, beter"), third] });
  assert.deepEqual(texts(merge(draft(), without, draft()).draft.a_arguments), ["een", "drie"]);
  assert.deepEqual(texts(merge(draft(), draft(), without).draft.a_arguments), ["een", "drie"]);
  assert.deepEqual(texts(merge(draft(), without, written).draft.a_arguments), ["een", "twee, beter", "drie"]);
  assert.deepEqual(texts(merge(draft(), written, without).draft.a_arguments), ["een", "twee, beter", "drie"]);
  assert.ok(second);
});

test("two texts of the same argument are a conflict with a name of its own", () => {
  const [first, , third] = draft().a_arguments;
  const at = (text) => draft({ a_arguments: [first, argument("2", text), third] });
  const { conflicts } = merge(draft(), at("mijn"), at("hun"));
  assert.deepEqual(conflicts, [{ field: "a_arguments.2.text", mine: "mijn", theirs: "hun" }]);
  assert.equal(textOf(withTexts(draft(), { "a_arguments.2.text": "beide" }), "a_arguments.2.text"), "beide");
});

test("two drafts are the same whatever the order of the names", () => {
  assert.ok(same({ a_arguments: [{ id: "1", text: "x" }], title: "T" }, { title: "T", a_arguments: [{ text: "x", id: "1" }] }));
  assert.ok(!same(draft(), draft({ title: "U" })));
});

/* Whatever two people do, every text that either of them made is in the draft or in a conflict. */
test("no text that somebody wrote vanishes", () => {
  let seed = 7;
  const dice = (sides) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % sides;
  for (let round = 0; round < 3_000; round += 1) {
    const base = draft();
    const [mine, theirs] = ["m", "t"].map((who) => scribble(base, who, dice, round));
    const { draft: found, conflicts } = merge(base, mine.draft, theirs.draft);
    const kept = JSON.stringify(found) + JSON.stringify(conflicts);
    for (const text of [...mine.wrote, ...theirs.wrote]) assert.ok(kept.includes(text), `${text} in ${kept}`);
    assert.equal(new Set(found.a_arguments.map(({ id }) => id)).size, found.a_arguments.length);
  }
});

function scribble(base, who, dice, round) {
  const draft = JSON.parse(JSON.stringify(base));
  const wrote = [];
  const say = () => wrote[wrote.push(`<${who}${round}.${wrote.length}>`) - 1];
  const written = new Set();
  for (let act = 0; act < 1 + dice(4); act += 1) {
    const list = draft.a_arguments;
    const what = dice(5);
    if (what === 0 && !written.has("title")) draft.title = (written.add("title"), say());
    if (what === 1) list.splice(dice(list.length + 1), 0, { id: `${who}${act}`, text: say(), short: "", conviction: "" });
    if (what === 2 && list.length) list.push(list.splice(dice(list.length), 1)[0]);
    const one = list[dice(Math.max(1, list.length))];
    if (what === 3 && one && !written.has(one.id) && one.id.length === 1) one.text = (written.add(one.id), say());
    if (what === 4 && one && one.id.length === 1 && !written.has(one.id)) list.splice(list.indexOf(one), 1);
  }
  return { draft, wrote };
}
