/* A link is copied, or selected for whoever copies by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";

import { copied } from "../../static/js/lib/clipboard.js";

function field(value) {
  return { value, selected: false, focus() {}, select() { this.selected = true; } };
}

test("with a clipboard the link is in it", async () => {
  const kept = [];
  const link = field("https://voorbeeld.nl/samenvatting/x/");
  assert.equal(await copied(link, { writeText: async (text) => kept.push(text) }, {}), true);
  assert.deepEqual(kept, [link.value]);
});

test("over http there is none: the page copies what is selected", async () => {
  const link = field("x");
  const asked = [];
  const page = { execCommand: (name) => asked.push(name) > 0 };
  assert.equal(await copied(link, undefined, page), true);
  assert.equal(link.selected, true);
  assert.deepEqual(asked, ["copy"]);
});

test("a clipboard that may not be written is no end", async () => {
  const refused = { writeText: async () => { throw new Error("NotAllowed"); } };
  assert.equal(await copied(field("x"), refused, { execCommand: () => true }), true);
});

test("when nothing copies, it says so and the link is selected", async () => {
  const link = field("x");
  const page = { execCommand: () => { throw new Error("gone"); } };
  assert.equal(await copied(link, undefined, page), false);
  assert.equal(link.selected, true);
});
