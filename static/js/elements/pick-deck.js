/* Format 'Snel': of each side the two reasons that count most, one side after the other.

   Parts: side (data-side, holds a list for the buttons with data-key and aria-pressed, [data-part=on] to go on and
   [data-part=more], the hint when two are chosen), back, number, ready, review buttons with data-go, and the
   arguments (see lib/argument.js). The page has <template id="pick-item"> for the item of one argument. */
import { argumentsIn, shown } from "../lib/argument.js";
import { picked } from "../lib/deck.js";

const LIMIT = 2;

class PickDeck extends HTMLElement {
  #me = null;
  #at = -1; // 0, 1: a side; 2: done
  #parts = {};

  connectedCallback() {
    for (const part of this.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] ??= part;
    for (const argument of argumentsIn(this.#parts.arguments)) this.#lay(argument);
    this.addEventListener("click", (event) => this.#click(event.target));
  }

  update(me) {
    if (!me) return;
    this.#me = me;
    if (this.#at < 0) this.#at = this.#firstOpen();
    this.#show();
  }

  #lay(argument) {
    const list = this.querySelector(`[data-side="${argument.side}"] [data-part=list]`);
    list.append(shown("pick-item", argument));
  }

  #click(target) {
    const key = target.closest("button[data-key]")?.dataset.key;
    if (key) this.#pick(key);
    else if (target.closest("[data-part=on]")) this.#go(this.#at + 1);
    else if (target.closest("[data-part=back]")) this.#go(this.#at - 1);
    else if (target.closest("[data-go]")) this.#go(this.#order.indexOf(target.closest("[data-go]").dataset.go));
  }

  #pick(key) {
    const on = !(key in this.#me.weights);
    if (on && this.#full(key[0])) return;
    const detail = { type: "pick", argument: key, picked: on };
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail }));
  }

  /* The side of which this phone's order begins comes first: half of the room begins at A, half at B. */
  get #order() {
    return this.#me.order[0]?.[0] === "B" ? ["B", "A"] : ["A", "B"];
  }

  #keys(side) {
    return this.#me.order.filter((key) => key[0] === side);
  }

  #full(side) {
    const keys = this.#keys(side);
    return picked(keys, this.#me.weights) >= Math.min(LIMIT, keys.length);
  }

  #firstOpen() {
    const index = this.#order.findIndex((side) => !this.#full(side));
    return index < 0 ? this.#order.length : index;
  }

  #go(index) {
    this.#at = index;
    this.dispatchEvent(new CustomEvent("turned", { bubbles: true }));
    this.#show();
    window.scrollTo(0, 0);
    this.querySelector("[data-step]:not([hidden]) [data-heading]").focus({ preventScroll: true });
  }

  #show() {
    for (const side of this.querySelectorAll("[data-side]")) this.#showSide(side, side.dataset.side);
    this.#parts.ready.hidden = this.#at < this.#order.length;
    const { number, saved } = this.#parts;
    number.textContent = number.dataset.text.replace("{n}", Math.min(this.#at + 1, 2)).replace("{all}", 2);
    const count = Object.keys(this.#me.weights).length;
    this.style.setProperty("--done", String(Math.min(1, count / (2 * LIMIT))));
    saved.hidden = count === 0;
  }

  #showSide(element, side) {
    element.hidden = this.#order[this.#at] !== side;
    const full = this.#full(side);
    for (const button of element.querySelectorAll("button[data-key]")) {
      const on = button.dataset.key in this.#me.weights;
      button.setAttribute("aria-pressed", String(on));
      button.setAttribute("aria-disabled", String(full && !on));
    }
    element.querySelector("[data-part=on]").disabled = !full;
    element.querySelector("[data-part=more]").hidden = !full;
    element.querySelector("[data-part=back]").hidden = this.#at === 0;
  }
}

customElements.define("pick-deck", PickDeck);
