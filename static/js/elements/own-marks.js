/* The own two places on one line, on the own phone only, and what they say.

   Parts: first, second (marks; --at places them), words, places. <template data-part="sentences"> has a [data-shift] for
   every answer of lib/shift.js, and `none` and `only-first`; <template id="place-words"> in the page has the seven
   descriptions of a place; data-places is the sentence with {first} and {second}. */
import { description } from "../lib/line.js";
import { shift } from "../lib/shift.js";

class OwnMarks extends HTMLElement {
  update(me) {
    const { position = null, second = null } = me ?? {};
    this.hidden = "whenAny" in this.dataset && position === null && second === null;
    this.#mark("first", position);
    this.#mark("second", second);
    this.toggleAttribute("data-both", position !== null && second !== null);
    this.#part("words").textContent = this.#sentence(position, second);
    this.#part("places").textContent = this.#places(position, second);
    this.#part("places").hidden = position === null || second === null;
  }

  #mark(name, value) {
    const mark = this.#part(name);
    mark.toggleAttribute("hidden", value === null);
    if (value !== null) mark.style.setProperty("--at", String(value / 100));
  }

  #sentence(position, second) {
    const name = shift(position, second) || (position === null ? (second === null ? "none" : "only-second") : "only-first");
    return this.#part("sentences").content.querySelector(`[data-shift=${name}]`).textContent.trim();
  }

  #places(position, second) {
    if (position === null || second === null) return "";
    const words = [...document.getElementById("place-words").content.querySelectorAll("li")];
    const say = (value) => words[description(value)].textContent.trim().toLowerCase().replaceAll(/\b[ab]\b/g, (one) => one.toUpperCase());
    return this.dataset.places.replace("{first}", say(position)).replace("{second}", say(second));
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}

customElements.define("own-marks", OwnMarks);
