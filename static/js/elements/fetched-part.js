/* A part of a scene that this phone asks for itself: too much for a frame that goes to everybody at once.

   data-from is its address, which answers with HTML of our own, or with nothing as long as there is none. What stands
   in the element is shown until then. */
import { wait } from "../lib/backoff.js";

const SPREAD_MS = 2_000; // a room full of phones does not ask in the same instant
const FRESH_MS = 5_000; // a page of this age was loaded on its own

class FetchedPart extends HTMLElement {
  #timer = null;
  #tries = 0;

  connectedCallback() {
    this.#later(performance.now() < FRESH_MS ? 0 : Math.random() * SPREAD_MS);
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  #later(delay) {
    this.#timer = setTimeout(() => this.#ask(), delay);
  }

  async #ask() {
    const html = await this.#answer();
    if (!this.isConnected) return;
    if (html) return this.#show(html);
    this.#tries += 1;
    this.#later(wait(this.#tries, Math.random));
  }

  async #answer() {
    try {
      const answer = await fetch(this.dataset.from);
      return answer.ok ? await answer.text() : "";
    } catch {
      return ""; // the network is away; so is the socket, and the page says so
    }
  }

  #show(html) {
    this.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  }
}

customElements.define("fetched-part", FetchedPart);
