/* Questions one after the other: its [data-card]s, of which one is shown. The place is kept in this tab, under data-name.

   Parts: number (data-text "{n} van {all}"), back. A [data-on] button goes on; so does an answer ('answered') after a
   pause to see what you chose, and a text ('sent'). The last card is the end and is not counted. */
import { Store } from "../lib/store.js";

const PAUSE_MS = 420;

class OneByOne extends HTMLElement {
  #at = 0;
  #store = null;
  #timer = null;

  connectedCallback() {
    this.#store = new Store(() => sessionStorage, `card ${this.dataset.name} ${location.pathname}`);
    const kept = this.#store.read();
    if (Number.isInteger(kept)) this.#at = Math.min(Math.max(0, kept), this.#cards.length - 1);
    this.addEventListener("click", (event) => this.#click(event.target));
    this.addEventListener("answered", () => this.#soon());
    this.addEventListener("sent", () => this.#go(this.#at + 1));
    this.#show();
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  get #cards() {
    return [...this.querySelectorAll("[data-card]")];
  }

  #click(target) {
    if (target.closest("[data-on]")) this.#go(this.#at + 1);
    else if (target.closest("[data-part=back]")) this.#go(this.#at - 1);
  }

  #soon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#go(this.#at + 1), PAUSE_MS);
  }

  #go(index) {
    clearTimeout(this.#timer);
    this.#at = Math.min(Math.max(0, index), this.#cards.length - 1);
    this.#store.write(this.#at);
    this.dispatchEvent(new CustomEvent("turned", { bubbles: true }));
    this.#show();
    window.scrollTo(0, 0);
    const heading = this.#cards[this.#at].querySelector("h1, h2, [data-heading]");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
  }

  #show() {
    const cards = this.#cards;
    cards.forEach((card, index) => (card.hidden = index !== this.#at));
    const last = this.#at === cards.length - 1;
    const number = this.querySelector("[data-part=number]");
    number.textContent = number.dataset.text.replace("{n}", this.#at + 1).replace("{all}", cards.length - 1);
    number.hidden = last;
    const back = this.querySelector("[data-part=back]");
    if (back) back.hidden = this.#at === 0;
    this.style.setProperty("--done", String(this.#at / (cards.length - 1)));
  }
}

customElements.define("one-by-one", OneByOne);
