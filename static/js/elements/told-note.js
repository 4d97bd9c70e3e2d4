/* Says what the server refused, for as long as it takes to read. Value: refused {code, sentence}. */
const READ_MS = 9_000;

class ToldNote extends HTMLElement {
  #timer = null;

  update(refused) {
    if (!refused) return;
    this.querySelector("[data-part=sentence]").textContent = refused.sentence;
    this.dataset.shown = "";
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#clear(), READ_MS);
  }

  #clear() {
    delete this.dataset.shown;
    this.querySelector("[data-part=sentence]").textContent = "";
  }
}

customElements.define("told-note", ToldNote);
