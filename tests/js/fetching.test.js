/* A part of the page is asked for until it comes, and only the newest request counts. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { Fetching } from "../../static/js/lib/fetching.js";

let asked, shown;

globalThis.DOMParser = class {
  parseFromString = (html) => ({ body: { childNodes: [html] } });
};

beforeEach(() => {
  [asked, shown] = [[], []];
  globalThis.fetch = (address) => new Promise((resolve, reject) => asked.push({ address, resolve, reject }));
});

const settled = () => new Promise((resolve) => setImmediate(resolve));
const answer = (text, ok = true) => ({ ok, text: async () => text });

test("an empty answer, a refusal and no network: it asks again", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  new Fetching((html) => shown.push(html)).begin("/deel/", true);
  for (const end of [(one) => one.resolve(answer("")), (one) => one.resolve(answer("weg", false)), (one) => one.reject(new Error())]) {
    context.mock.timers.tick(60_000);
    end(asked.at(-1));
    await settled();
  }
  context.mock.timers.tick(60_000);
  assert.deepEqual(asked.map((one) => one.address), Array(4).fill("/deel/"));
  asked.at(-1).resolve(answer("<p>er</p>"));
  await settled();
  context.mock.timers.tick(600_000);
  assert.deepEqual([shown, asked.length], [["<p>er</p>"], 4]);
});

test("begun anew, the earlier answer comes too late; stopped, every answer does", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const fetching = new Fetching((html) => shown.push(html));
  fetching.begin("/deel/", true);
  context.mock.timers.tick(0);
  fetching.begin("/deel/", false);
  context.mock.timers.tick(2_000);
  asked[0].resolve(answer("oud"));
  asked[1].resolve(answer("nieuw"));
  await settled();
  assert.deepEqual(shown, ["nieuw"]);
  fetching.begin("/deel/", true);
  context.mock.timers.tick(0);
  fetching.stop();
  asked[2].resolve(answer("te laat"));
  await settled();
  assert.deepEqual(shown, ["nieuw"]);
});
