/* The group's close on the remote: 'we kiezen... omdat... ondanks...'. Holds a textarea for each field (name: choose, ...).

   What is typed goes out after a pause, and at once when the field or the page is left. What comes in, from a phone or
   another window, leaves the field alone in which somebody types here. Live value: close. */
const PAUSE_MS = 800;

class RemoteClose extends HTMLElement {
  #timers = new Map(); // field name to timer, while it was not sent
  #kept = {};
  #hurry = () => this.#sendAll();

  connectedCallback() {
    this.addEventListener("input", (event) => this.#later(event.target));
    this.addEventListener("focusout", (event) => this.#leave(event.target));
    window.addEventListener("pagehide", this.#hurry, { capture: true }); // before the outbox is put away
  }

  disconnectedCallback() {
    window.removeEventListener("pagehide", this.#hurry, { capture: true });
  }

  update(close) {
    this.#kept = close ?? {};
    for (const field of this.querySelectorAll("textarea")) this.#take(field);
  }

  #take(field) {
    const text = this.#kept[field.name] ?? "";
    if (field !== document.activeElement && !this.#timers.has(field.name) && field.value.trim() !== text) field.value = text;
  }

  #later(field) {
    clearTimeout(this.#timers.get(field.name));
    this.#timers.set(field.name, setTimeout(() => this.#send(field), PAUSE_MS));
  }

  #leave(field) {
    if (this.#timers.has(field.name)) this.#send(field);
  }

  #send(field) {
    clearTimeout(this.#timers.get(field.name));
    this.#timers.delete(field.name);
    const detail = { type: "conclude", field: field.name, text: field.value.trim() };
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail }));
  }

  #sendAll() {
    for (const name of [...this.#timers.keys()]) this.#send(this.querySelector(`[name=${name}]`));
  }
}

customElements.define("remote-close", RemoteClose);
