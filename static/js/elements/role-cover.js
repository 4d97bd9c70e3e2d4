/* Where nobody leads: the task of this phone in a step, over the scene until its button is tapped; then told no more.

   Holds a [data-role] for each task with [data-part=text], a button [data-part=on], and <template data-part="texts"> with a
   [data-step] for each step: what is read, and data-minutes; the list's own data-minute and data-minutes are the sentences for one and for more. */
import { Store } from "../lib/store.js";

const SETTLE_MS = 300; // the step and the task come in two frames; between them this phone may seem to have another's

class RoleCover extends HTMLElement {
  #me = null;
  #step = "";
  #timer = null;
  #store = new Store(() => sessionStorage, `told ${location.pathname}`);

  connectedCallback() {
    this.querySelector("[data-part=on]").addEventListener("click", () => this.#close());
  }

  update(value, name) {
    if (name === "step") this.#step = value ?? "";
    else this.#me = value;
    if (this.dataset.now === this.#task) return;
    this.hidden = true;
    delete this.dataset.now;
    clearTimeout(this.#timer);
    if (this.#role && this.#store.read() !== this.#task) this.#timer = setTimeout(() => this.open(), SETTLE_MS);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  /* Show it, again if need be. */
  open() {
    const role = this.#role;
    if (!role) return;
    this.dataset.now = this.#task;
    this.hidden = false;
    for (const part of this.querySelectorAll("[data-role]")) part.hidden = part.dataset.role !== role;
    const shown = this.querySelector(`[data-role=${role}]`);
    shown.querySelector("[data-part=text]").textContent = this.#text(role);
    shown.querySelector("h1").focus({ preventScroll: true });
    window.scrollTo(0, 0);
    this.dispatchEvent(new CustomEvent("turned", { bubbles: true }));
  }

  get #role() {
    return this.#step === "closed" || this.#me?.watching ? "" : (this.#me?.role ?? "");
  }

  get #task() {
    return `${this.#step} ${this.#role}`;
  }

  #text(role) {
    const list = this.querySelector("template").content.querySelector("ul");
    const item = list.querySelector(`[data-step="${this.#step}"]`);
    if (!item) return "";
    if (role === "reader") return item.textContent.trim();
    const { minutes } = item.dataset;
    return minutes === "1" ? list.dataset.minute : list.dataset.minutes.replace("{n}", minutes);
  }

  #close() {
    this.#store.write(this.#task);
    this.hidden = true;
    document.querySelector("main[data-scene]").focus({ preventScroll: true });
    this.dispatchEvent(new CustomEvent("turned", { bubbles: true }));
  }
}

customElements.define("role-cover", RoleCover);
