/* Marks where two who talk are in their script, by the step's clock: nothing is cut off, the mark just moves on.

   Holds items with data-part-no: 0 find each other, 1 the one tells, 2 the other sums up, 3 and 4 the same the other way
   round, 5 talk on (lib/clockface.js scriptPart); leave out what is not shown. The current one gets aria-current="step",
   those before it data-done. With data-seated nobody looks for anybody. Values: timer and clock. */
import { face, scriptPart } from "../lib/clockface.js";

const LOOK_MS = 1_000;

class PairScript extends HTMLElement {
  #timer = null;
  #offset = 0;
  #tick = null;

  connectedCallback() {
    this.#tick = setInterval(() => this.#show(), LOOK_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#tick);
  }

  update(value, name) {
    if (name === "clock") this.#offset = value;
    else this.#timer = value;
    this.#show();
  }

  #show() {
    const now = face(this.#timer, performance.now() + this.#offset);
    if (!now) return;
    const current = scriptPart(now.elapsed, this.#timer.minutes, { seated: "seated" in this.dataset });
    for (const item of this.querySelectorAll("[data-part-no]")) {
      const number = Number(item.dataset.partNo);
      if (number === current) item.setAttribute("aria-current", "step");
      else item.removeAttribute("aria-current");
      item.toggleAttribute("data-done", number < current);
    }
  }
}

customElements.define("pair-script", PairScript);
