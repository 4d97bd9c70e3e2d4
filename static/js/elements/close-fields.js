/* The group's close, by the phone with the pen: a textarea [data-field] for each part. Sent a moment after the last
   letter, and when the field is left. What was typed stays in this tab; a field in which nobody typed here shows what
   stands in the close already. Live value: me. */
import { Store } from "../lib/store.js";

const PAUSE_MS = 1_200;

class CloseFields extends HTMLElement {
  #store = new Store(() => sessionStorage, `close ${location.pathname}`);
  #typed = {};
  #timers = new Map();

  connectedCallback() {
    this.#typed = this.#store.read() ?? {};
    for (const field of this.#fields) field.value = this.#typed[field.dataset.field] ?? "";
    this.addEventListener("input", (event) => this.#type(event.target));
    this.addEventListener("change", (event) => this.#send(event.target));
  }

  update(me) {
    for (const field of this.#fields) {
      const name = field.dataset.field;
      if (!(name in this.#typed) && field !== document.activeElement) field.value = me?.close?.[name] ?? "";
    }
  }

  disconnectedCallback() {
    for (const field of [...this.#timers.keys()]) this.#send(field);
  }

  get #fields() {
    return this.querySelectorAll("[data-field]");
  }

  #type(field) {
    this.#typed[field.dataset.field] = field.value;
    this.#store.write(this.#typed);
    clearTimeout(this.#timers.get(field));
    this.#timers.set(field, setTimeout(() => this.#send(field), PAUSE_MS));
  }

  #send(field) {
    if (!this.#timers.has(field)) return;
    clearTimeout(this.#timers.get(field));
    this.#timers.delete(field);
    const detail = { type: "conclude", field: field.dataset.field, text: field.value.trim() };
    document.dispatchEvent(new CustomEvent("command", { detail }));
  }
}

customElements.define("close-fields", CloseFields);
