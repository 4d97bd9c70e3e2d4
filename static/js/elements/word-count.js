/* How many words stand in a field, once it gets near what reads well. data-for: the field's id; data-most: words;
   data-text: "{n} van {most} woorden". Without data-for: the field beside it. */
import { words } from "../lib/cardform.js";

const NEAR = 0.75;

class WordCount extends HTMLElement {
  connectedCallback() {
    this.closest("[data-field]").addEventListener("input", () => this.#show());
    this.closest("card-editor")?.addEventListener("draft", () => this.#show());
    this.#show();
  }

  #show() {
    const field = this.closest("[data-field]").querySelector("input, textarea");
    const { most, text } = this.dataset;
    const count = words(field.value);
    this.hidden = count < NEAR * Number(most);
    this.toggleAttribute("data-over", count > Number(most));
    this.textContent = text.replace("{n}", count).replace("{most}", most);
  }
}

customElements.define("word-count", WordCount);
