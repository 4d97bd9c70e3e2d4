/* The time for one turn in a talk of two: data-minutes from the moment it is seen. It advises and stops nobody.

   Parts: left ("1:45"), over (said once the time is over). */
import { left } from "../lib/countdown.js";

const TICK_MS = 500;
const MINUTE_MS = 60_000;

class TurnClock extends HTMLElement {
  #since = null;
  #timer = null;
  #watch = null;

  connectedCallback() {
    this.#watch = new ResizeObserver(() => this.#begin());
    this.#watch.observe(this);
    this.#show();
  }

  disconnectedCallback() {
    this.#watch.disconnect();
    clearInterval(this.#timer);
  }

  #begin() {
    if (this.#since !== null || this.clientHeight === 0) return;
    this.#since = performance.now();
    this.#timer = setInterval(() => this.#show(), TICK_MS);
  }

  #show() {
    const all = Number(this.dataset.minutes) * MINUTE_MS;
    const gone = this.#since === null ? 0 : performance.now() - this.#since;
    this.querySelector("[data-part=left]").textContent = left(all - gone);
    this.style.setProperty("--left", String(Math.max(0, 1 - gone / all)));
    if (gone >= all) this.#end();
  }

  #end() {
    clearInterval(this.#timer);
    this.querySelector("[data-part=over]").hidden = false;
    this.toggleAttribute("data-over", true);
  }
}

customElements.define("turn-clock", TurnClock);
