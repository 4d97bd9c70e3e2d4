/* A small mark in the facilitator's bar: there while something is wrong, with the sentence behind it. Nothing of it
   ever stands on the screen itself. Values: trouble (no connection for 5 s) and refused (the server said no). */
const KEEP_MS = 60_000;

class TroubleMark extends HTMLElement {
  #offline = false;
  #sentence = "";
  #timer = null;

  update(value, name) {
    if (name === "trouble") this.#offline = value;
    else if (value && value.code !== "late") this.#remember(value.sentence); // a double click is no trouble
    this.#show();
  }

  #remember(sentence) {
    this.#sentence = sentence;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#forget(), KEEP_MS);
  }

  #forget() {
    this.#sentence = "";
    this.#show();
  }

  #show() {
    this.hidden = !this.#offline && !this.#sentence;
    this.querySelector("[data-part=offline]").hidden = !this.#offline;
    const told = this.querySelector("[data-part=told]");
    told.textContent = this.#sentence;
    told.hidden = !this.#sentence;
    if (this.hidden) this.querySelector("details").open = false;
  }
}

customElements.define("trouble-mark", TroubleMark);
