/* 'Bewaard' only after the server committed; until then 'Bewaren', and after a while that it is not kept yet.

   The words stand in data-saved, data-saving and data-unsaved. What is said aloud waits until it stays so: a sliding
   finger saves four times a second. */
const STAYS_MS = 1_000;

class SavedMark extends HTMLElement {
  #timer = null;
  #word = "saved";
  #held = false;

  update(word) {
    this.#word = word;
    this.#show();
  }

  /* Something newer is about to be sent: what was kept is not yet what is shown. */
  set held(on) {
    if (on === this.#held) return;
    this.#held = on;
    this.#show();
  }

  #show() {
    const word = this.#held && this.#word === "saved" ? "saving" : this.#word;
    this.dataset.now = word;
    this.querySelector("[data-part=seen]").textContent = this.dataset[word];
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#say(word), STAYS_MS);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #say(word) {
    const said = this.querySelector("[data-part=said]");
    if (!this.hidden && !this.closest("[hidden]")) said.textContent = this.dataset[word];
  }
}

customElements.define("saved-mark", SavedMark);
