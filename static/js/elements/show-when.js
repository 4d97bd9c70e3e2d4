/* Shown while its live value is true; with data-is="false": while it is not.

   data-after="30": only once that has been so for 30 seconds; data-until="30": only for the first 30 seconds of it. */
const SECOND_MS = 1_000;

class ShowWhen extends HTMLElement {
  #timer = null;
  #holds = false;

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  update(value) {
    const holds = Boolean(value) === (this.dataset.is !== "false");
    if (holds && this.#holds) return;
    this.#holds = holds;
    clearTimeout(this.#timer);
    const { after, until } = this.dataset;
    this.hidden = !holds || after !== undefined;
    if (holds && (after ?? until)) this.#timer = setTimeout(() => (this.hidden = after === undefined), Number(after ?? until) * SECOND_MS);
  }
}

customElements.define("show-when", ShowWhen);
