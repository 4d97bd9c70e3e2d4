/* A report that is written in place: a textarea for each part, saved a moment after the last letter (lib/autosave.js).

   data-save is the address, data-csrf its token, data-revision what the fields were read at, data-out what is said when
   somebody was logged out. Parts: state (with a sentence for each state in data-<state>), came (shown when another window
   changed a field), and a <template data-part="clash"> for a field that two windows changed: [data-part=theirs] and
   buttons with data-choose keep and take. */
import { Autosave } from "../lib/autosave.js";
import { browserClock } from "../lib/clock.js";
import { Store } from "../lib/store.js";

const TOLD_MS = 8_000;

class ReportEditor extends HTMLElement {
  #autosave;
  #timer = null;

  connectedCallback() {
    this.#autosave = new Autosave({
      revision: Number(this.dataset.revision),
      fields: Object.fromEntries(this.#fields.map((field) => [field.name, field.value])),
      carry: (revision, parts) => this.#carry(revision, parts),
      clock: browserClock,
      store: new Store(() => sessionStorage, `report ${location.pathname}`),
      changed: () => this.#show(),
      came: (name, text) => this.#take(name, text),
    });
    this.addEventListener("input", ({ target }) => this.#type(target));
    this.addEventListener("focusout", ({ target }) => target.name && this.#autosave.flush());
    this.addEventListener("click", ({ target }) => this.#choose(target.closest("[data-choose]")));
    window.addEventListener("online", () => this.#autosave.flush());
    window.addEventListener("pagehide", () => this.#autosave.flush());
    this.#autosave.restore();
    this.#part("came").hidden = true; // that was our own text
    for (const field of this.#fields) fit(field);
  }

  get #fields() {
    return [...this.querySelectorAll("textarea")];
  }

  #type(field) {
    fit(field);
    this.#autosave.type(field.name, field.value);
  }

  #take(name, text) {
    const field = this.querySelector(`textarea[name=${name}]`);
    field.value = text;
    fit(field);
    clearTimeout(this.#timer);
    this.#part("came").hidden = false;
    this.#timer = setTimeout(() => (this.#part("came").hidden = true), TOLD_MS);
  }

  #choose(button) {
    if (!button) return;
    const { part: name } = button.closest("section").dataset;
    if (button.dataset.choose === "keep") this.#autosave.keep(name);
    else this.#autosave.take(name);
    this.querySelector(`textarea[name=${name}]`).focus();
  }

  #show() {
    const { state, sentence } = this.#autosave;
    const line = this.#part("state");
    const words = (state === "refused" && sentence) || line.dataset[state];
    if (line.textContent !== words) line.textContent = words;
    this.dataset.state = state;
    if (state !== "saved") this.toggleAttribute("data-touched", true); // before that there is nothing to tell
    const theirs = this.#autosave.theirs;
    for (const section of this.querySelectorAll("section[data-part]")) this.#clash(section, theirs[section.dataset.part]);
  }

  #clash(section, text) {
    let box = section.querySelector(".report__clash");
    if (text === undefined) return void box?.remove();
    if (!box) {
      box = document.importNode(this.#part("clash").content, true).firstElementChild;
      section.append(box);
    }
    box.querySelector("[data-part=theirs]").textContent = text;
  }

  async #carry(revision, parts) {
    const answer = await fetch(this.dataset.save, {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": this.dataset.csrf },
      body: JSON.stringify({ revision, parts }),
      keepalive: true,
      redirect: "manual",
    });
    if (answer.type === "opaqueredirect") return { status: 401, sentence: this.dataset.out };
    const told = await answer.json().catch(() => ({}));
    return { status: answer.status, revision: told.revision, fields: told.parts, sentence: told.sentence };
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}

/* As high as its text, where the browser does not do so itself. */
function fit(field) {
  if (CSS.supports("field-sizing", "content")) return;
  field.style.setProperty("block-size", "auto");
  field.style.setProperty("block-size", `${field.scrollHeight + 4}px`);
}

customElements.define("report-editor", ReportEditor);
