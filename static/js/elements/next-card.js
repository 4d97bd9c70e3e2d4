/* The room goes on with another card, and this phone goes along: by itself after a moment, or at once by its button.

   Holds a form that posts to the address of the next session; [data-part=stay] keeps the phone here. */
const WAIT_MS = 8_000;
const SPREAD_MS = 4_000; // a thousand phones do not come in within one instant

class NextCard extends HTMLElement {
  #timer = null;

  connectedCallback() {
    const form = this.querySelector("form");
    form.elements.csrfmiddlewaretoken.value = document.querySelector("main").dataset.csrf;
    this.#timer = setTimeout(() => form.requestSubmit(), WAIT_MS + Math.random() * SPREAD_MS);
    form.addEventListener("submit", () => this.#stop());
    this.querySelector("[data-part=stay]").addEventListener("click", () => this.#stay());
  }

  disconnectedCallback() {
    this.#stop();
  }

  #stay() {
    this.#stop();
    this.toggleAttribute("data-stays", true);
    this.querySelector("[data-part=stay]").hidden = true;
    this.querySelector("button:not([data-part=stay])").focus();
  }

  #stop() {
    clearTimeout(this.#timer);
  }
}

customElements.define("next-card", NextCard);
