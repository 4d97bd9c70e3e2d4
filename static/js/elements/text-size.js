/* Larger letters, in two steps and back, for as long as this tab lives.

   Holds a button with aria-pressed, [data-part=said] for who does not see it, and a <template> with the names of the
   sizes. The size goes on <html data-letters>. */
import { next, sized } from "../lib/letters.js";
import { Store } from "../lib/store.js";

class TextSize extends HTMLElement {
  #store = new Store(() => sessionStorage, "letters");
  #size = 0;

  connectedCallback() {
    this.#size = sized(this.#store.read());
    this.querySelector("button").addEventListener("click", () => this.#grow());
    this.#show();
  }

  #grow() {
    this.#size = next(this.#size);
    this.#store.write(this.#size);
    this.#show();
    const names = this.querySelector("template").content.querySelectorAll("li");
    this.querySelector("[data-part=said]").textContent = names[this.#size].textContent;
  }

  #show() {
    this.querySelector("button").setAttribute("aria-pressed", String(this.#size > 0));
    document.documentElement.dataset.letters = String(this.#size);
  }
}

customElements.define("text-size", TextSize);
