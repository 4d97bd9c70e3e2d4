/* What a live page shows: a scene in <main>, and values that move.

   Every element with data-live="name other" gets those values: custom elements through update(value, name), others as
   their text. Beside the server's values there are the page's own: me, saved, trouble, refused, scene. What an element
   puts into the scene later gets its values when it fires 'added'. */

const RELOAD_LEAST_MS = 15_000; // a page that ends again and again must not reload again and again
const RELOAD_SPREAD_MS = 2_000;

export class LivePage {
  #main;
  #values = new Map();

  constructor(main) {
    this.#main = main;
    main.addEventListener("added", (event) => this.#fillAll(event.target));
  }

  /* The step that the page shows; every command names it. */
  get step() {
    return this.#values.get("flags")?.step ?? this.#values.get("step") ?? "";
  }

  /* html: a new scene, or null; live: all values of the role. */
  show({ html, live }) {
    if (html !== null) this.#swap(html);
    for (const name of this.#serverNames()) if (!(name in live)) this.#tell(name, null);
    for (const [name, value] of Object.entries(live)) this.#tell(name, value);
    if (html !== null) this.#tellScene();
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

  #swap(html) {
    const focused = this.#main.contains(document.activeElement);
    this.#main.innerHTML = html;
    window.scrollTo(0, 0);
    if (focused) this.#main.focus({ preventScroll: true });
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
    const own = new Set(["me", "saved", "trouble", "refused", "scene"]);
    return [...this.#values.keys()].filter((name) => !own.has(name));
  }
}

function hand(element, name, value) {
  if (element.update) return element.update(value, name);
  element.textContent = value ?? "";
  element.hidden = value === null || value === "";
}

function same(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}
