/* What a live page shows: a scene in <main>, and values that move.

   Every element with data-live="name other" gets those values: custom elements through update(value, name), others as
   their text. Beside the server's values there are the page's own: me, saved, trouble, refused, scene, and clock: what
   to add to performance.now() to get the server's. What an element puts into the scene later gets its values when it
   fires 'added'.

   A scene that comes anew and differs in its [data-region="name"]s alone changes those and nothing else: who is typing or
   reading stays where they are. */
import { offsetAfter } from "./lib/clockface.js";

const RELOAD_LEAST_MS = 15_000; // a page that ends again and again must not reload again and again
const RELOAD_SPREAD_MS = 2_000;

export class LivePage {
  #main;
  #values = new Map();
  #scene = null; // the last one that came: {frame, regions}

  constructor(main) {
    this.#main = main;
    main.addEventListener("added", (event) => this.#fillAll(event.target));
  }

  /* The step that the page shows; every command names it. */
  get step() {
    return this.#values.get("flags")?.step ?? this.#values.get("step") ?? "";
  }

  /* html: a new scene, or null; live: all values of the role; now: the server's clock, where the frame has it. */
  show({ html, live, now }) {
    if (now) this.#tell("clock", offsetAfter(this.#values.get("clock") ?? null, now - performance.now()));
    const swapped = html !== null && !this.#patch(html);
    if (swapped) this.#swap(html);
    for (const name of this.#serverNames()) if (!(name in live)) this.#tell(name, null);
    for (const [name, value] of Object.entries(live)) this.#tell(name, value);
    if (swapped) this.#tellScene();
  }

  own(me) {
    this.#tell("me", me);
  }

  saved(word) {
    this.#tell("saved", word);
  }

  trouble(on) {
    this.#tell("trouble", on);
  }

  refused({ code, sentence }) {
    this.#values.delete("refused"); // the same sentence twice is told twice
    this.#tell("refused", { code, sentence });
    this.#values.delete("refused"); // and not again to the next scene
  }

  /* Only the server knows what this address is now. */
  gone() {
    const wait = Math.max(0, RELOAD_LEAST_MS - performance.now());
    setTimeout(() => location.reload(), wait + Math.random() * RELOAD_SPREAD_MS);
  }

  #patch(html) {
    const shown = this.#scene;
    this.#scene = taken(html);
    if (shown?.frame !== this.#scene.frame) return false;
    for (const [name, inside] of this.#scene.regions) {
      if (inside === shown.regions.get(name)) continue;
      const region = this.#main.querySelector(`[data-region="${name}"]`);
      region.innerHTML = inside;
      this.#fillAll(region);
    }
    return true;
  }

  #swap(html) {
    const focused = this.#main.contains(document.activeElement) ? document.activeElement : null;
    const before = this.#main.firstElementChild?.className;
    this.#main.innerHTML = html;
    this.#main.toggleAttribute("data-grown", this.#main.firstElementChild?.className === before); // it does not appear anew
    window.scrollTo(0, 0);
    if (focused) (this.#main.querySelector(`#${CSS.escape(focused.id || "none")}`) ?? this.#main).focus({ preventScroll: true });
    this.#fillAll(this.#main);
  }

  #fillAll(root) {
    for (const element of root.querySelectorAll("[data-live]")) this.#fill(element);
  }

  #tellScene() {
    this.#values.delete("scene");
    this.#tell("scene", this.#heading()?.textContent.trim() ?? "");
  }

  /* The first one that is seen: a scene may hold one for who has no place yet. */
  #heading() {
    return [...this.#main.querySelectorAll("h1, h2")].find((heading) => heading.checkVisibility?.() ?? true);
  }

  #fill(element) {
    for (const name of element.dataset.live.split(" ")) {
      if (this.#values.has(name)) hand(element, name, this.#values.get(name));
    }
  }

  #tell(name, value) {
    if (this.#values.has(name) && same(this.#values.get(name), value)) return;
    this.#values.set(name, value);
    for (const element of document.querySelectorAll(`[data-live~="${name}"]`)) hand(element, name, value);
  }

  #serverNames() {
    const own = new Set(["me", "saved", "trouble", "refused", "scene", "clock"]);
    return [...this.#values.keys()].filter((name) => !own.has(name));
  }
}

/* A scene taken apart: what stands still, and what is in each of its regions. */
function taken(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  const regions = new Map();
  for (const region of template.content.querySelectorAll("[data-region]")) {
    regions.set(region.dataset.region, region.innerHTML);
    region.replaceChildren();
  }
  return { frame: template.innerHTML, regions };
}

function hand(element, name, value) {
  if (element.update) return element.update(value, name);
  element.textContent = value ?? "";
  element.hidden = value === null || value === "";
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
