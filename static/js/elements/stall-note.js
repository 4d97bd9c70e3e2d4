/* Help when the room stalls: how many people are still busy, and that the time is over. Never who.

   Parts: busy and over, each with data-one and data-many; over takes the place of busy past the end of the step's time.
   Values: timer and clock (as step-clock.js), flags, present and ready. */
import { face } from "../lib/clockface.js";
import { busy } from "../lib/lead.js";

const LOOK_MS = 1_000;

class StallNote extends HTMLElement {
  #values = { timer: null, clock: 0, flags: null, present: 0, ready: 0 };
  #tick = null;

  connectedCallback() {
    this.#tick = setInterval(() => this.#show(), LOOK_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#tick);
  }

  update(value, name) {
    this.#values[name] = value;
    this.#show();
  }

  #show() {
    const { timer, clock, flags, present, ready } = this.#values;
    const left = flags && !flags.paused ? busy(flags, present, ready) : 0;
    const over = Boolean(face(timer, performance.now() + clock)?.over);
    this.hidden = left === 0;
    this.toggleAttribute("data-over", over);
    for (const part of this.querySelectorAll("[data-one]")) {
      part.hidden = (part.dataset.part === "over") !== over;
      const words = (left === 1 ? part.dataset.one : part.dataset.many).replace("{n}", left);
      if (part.textContent !== words) part.textContent = words;
    }
  }
}

customElements.define("stall-note", StallNote);
