/* A link in a field, and a button that copies it. The button appears where there is JavaScript to copy with.

   data-copied is said when it worked; data-by-hand when the browser refuses: then the link is selected. */
import { copied } from "../lib/clipboard.js";

class CopyLink extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    button.hidden = false;
    button.addEventListener("click", () => this.#copy());
  }

  async #copy() {
    const field = this.querySelector("input");
    const done = await copied(field, navigator.clipboard, document);
    this.querySelector("[role=status]").textContent = done ? this.dataset.copied : this.dataset.byHand;
  }
}

customElements.define("copy-link", CopyLink);
