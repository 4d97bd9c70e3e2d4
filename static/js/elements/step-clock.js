/* The clock of a step: a quiet line or ring, and how many minutes are left. It never turns red and cuts nobody off.

   For the screen, the remote and a phone alike:

     {% include "sessions/_clock.html" %}                       a line with words
     {% include "sessions/_clock.html" with look="ring" %}      a ring with words in it
     {% include "sessions/_clock.html" with of="turn" %}        of the side whose turn it is, in talk
     {% include "sessions/_clock.html" with silent=True %}      says nothing aloud: for a second one on a page

   The element listens to data-live="timer clock" (timer: docs/protocol.md, clock: page.js). It is hidden where a step has
   no time, and carries data-over past the end and data-paused in a pause. Style: css/clock.css.
   Parts: left (the part of the ring or line that is left, of 100), words, said (role=status; told at half and
   at the end, and then only). Its texts: data-left ("nog {n} min"), data-end, data-half. */
import { face, news } from "../lib/clockface.js";

const LOOK_MS = 1_000;
const ALL = 100; // width or pathLength of the drawing

class StepClock extends HTMLElement {
  #timer = null;
  #offset = 0;
  #face = null;
  #stretch = null; // which stretch of time the last face was of
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
    const turn = this.dataset.of === "turn";
    const now = face(this.#timer, performance.now() + this.#offset, { turn });
    const stretch = now && (turn ? this.#timer.turn_since : this.#timer.since);
    this.hidden = !now;
    if (now) this.#draw(now);
    if (now && stretch === this.#stretch) this.#say(news(this.#face, now));
    this.#face = now;
    this.#stretch = stretch;
  }

  #draw({ share, minutes, over, paused }) {
    const left = (share * ALL).toFixed(2);
    if (this.#part("left").matches("rect")) this.#part("left").setAttribute("width", left);
    else this.#part("left").setAttribute("stroke-dasharray", `${left} ${ALL}`);
    this.toggleAttribute("data-over", over);
    this.toggleAttribute("data-paused", paused);
    const words = over ? this.dataset.end : this.dataset.left.replace("{n}", minutes);
    if (this.#part("words").textContent !== words) this.#part("words").textContent = words;
  }

  #say(what) {
    const said = this.#part("said");
    if (said && what) said.textContent = what === "half" ? this.dataset.half : this.dataset.end;
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}

customElements.define("step-clock", StepClock);
