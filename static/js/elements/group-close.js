/* The group's close, which the facilitator types while the group looks on: 'we kiezen... omdat... ondanks...'.

   Holds a textarea for each field (name: choose, because, ...) and a button data-done. What is typed is sent after a
   pause, and at once when the field or the page is left. What a phone writes comes in with the scene ([data-field]); a
   field in which somebody types here is left alone. Values: flags and scene. */
const PAUSE_MS = 800;

class GroupClose extends HTMLElement {
  #waiting = new Map(); // field name to timer
  #hurry = () => this.#sendAll();

  connectedCallback() {
    this.addEventListener("input", (event) => this.#later(event.target));
    this.addEventListener("focusout", (event) => this.#waiting.has(event.target.name) && this.#send(event.target));
    this.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle());
    this.querySelector("[data-done]").addEventListener("click", () => this.toggle());
    window.addEventListener("pagehide", this.#hurry, { capture: true }); // before the outbox is put away
  }

  disconnectedCallback() {
    window.removeEventListener("pagehide", this.#hurry, { capture: true });
  }

  toggle() {
    this.#sendAll();
    this.hidden = !this.hidden;
    if (this.hidden) return;
    this.#takeAll();
    this.querySelector("textarea").focus();
  }

  update(value, name) {
    if (name === "flags" && value?.step !== "harvest") this.hidden = true;
    if (name === "scene") this.#takeAll();
  }

  #takeAll() {
    for (const field of this.querySelectorAll("textarea")) this.#take(field);
  }

  #take(field) {
    const shown = document.querySelector(`main [data-field=${field.name}]`);
    if (shown && field !== document.activeElement && !this.#waiting.has(field.name)) field.value = shown.textContent;
  }

  #later(field) {
    clearTimeout(this.#waiting.get(field.name));
    this.#waiting.set(field.name, setTimeout(() => this.#send(field), PAUSE_MS));
  }

  #send(field) {
    clearTimeout(this.#waiting.get(field.name));
    this.#waiting.delete(field.name);
    const detail = { type: "conclude", field: field.name, text: field.value.trim() };
    document.dispatchEvent(new CustomEvent("command", { detail }));
  }

  #sendAll() {
    for (const name of [...this.#waiting.keys()]) this.#send(this.querySelector(`[name=${name}]`));
  }
}

customElements.define("group-close", GroupClose);
