/* A part of a scene that this phone asks for itself: too much for a frame that goes to everybody at once.

   data-from is its address, which answers with HTML of our own, or with nothing as long as there is none. What stands
   in the element is shown until then. */
import { Fetching } from "../lib/fetching.js";

const FRESH_MS = 5_000; // a page of this age was loaded on its own

class FetchedPart extends HTMLElement {
  #fetching = new Fetching((...nodes) => this.replaceChildren(...nodes));

  connectedCallback() {
    this.#fetching.begin(this.dataset.from, performance.now() < FRESH_MS);
  }

  disconnectedCallback() {
    this.#fetching.stop();
  }
}

customElements.define("fetched-part", FetchedPart);
