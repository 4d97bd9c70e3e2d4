/* One argument at a time, in the order of this phone, with six answers; back is possible, at the end a list.

   Parts: answers (role=radiogroup of buttons with data-weight, "" is 'weet ik niet'), back, number (data-text
   "Argument {n} van {all}"), progress, asking, ready, review, and the arguments (see lib/argument.js). The page has
   <template id="weigh-card"> for the [data-part=card] of an argument, with [data-ask] to unfold what comes next to it, and <template id="weigh-row"> for its data-key
   button in the review, with [data-part=answer]. After an answer the next open argument comes by itself, after a pause
   to see what you chose. */
import { argumentsIn, letters, shown } from "../lib/argument.js";
import { answered, firstOpen } from "../lib/deck.js";

const PAUSE_MS = 420;
const LONG = 170; // letters; a longer argument is set smaller
const LONGEST = 240; // and from here smaller still

class WeighDeck extends HTMLElement {
  #me = null;
  #at = -1; // index in the order; the number of arguments is the list at the end
  #timer = null;
  #parts = {};

  connectedCallback() {
    for (const part of this.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] ??= part;
    for (const argument of argumentsIn(this.#parts.arguments)) this.#lay(argument);
    this.#parts.answers.addEventListener("click", (event) => this.#answer(event.target.closest("[data-weight]")));
    this.#parts.answers.addEventListener("keydown", (event) => this.#arrow(event));
    this.#parts.back.addEventListener("click", () => this.#go(this.#at - 1));
    this.#parts.review.addEventListener("click", (event) => this.#review(event.target.closest("[data-key]")));
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  update(me) {
    if (!me) return;
    this.#me = me;
    if (this.#at < 0) this.#at = firstOpen(me.order, me.weights);
    this.#show();
  }

  #lay(argument) {
    const card = shown("weigh-card", argument);
    const length = letters(argument.text);
    card.classList.toggle("reason--long", length > LONG && length <= LONGEST);
    card.classList.toggle("reason--longest", length > LONGEST);
    card.querySelector("[data-ask]")?.addEventListener("click", (event) => unfold(event.currentTarget));
    this.#parts.answers.before(card);
    this.#parts.review.append(shown("weigh-row", argument));
  }

  #answer(button) {
    if (!button) return;
    clearTimeout(this.#timer); // a second thought within the pause counts
    const weight = button.dataset.weight === "" ? null : Number(button.dataset.weight);
    const detail = { type: "weigh", argument: this.#key, weight };
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail }));
    this.#timer = setTimeout(() => this.#next(), PAUSE_MS);
  }

  #next() {
    this.#timer = null;
    this.#go(firstOpen(this.#me.order, this.#me.weights, this.#at + 1));
  }

  #review(button) {
    if (button) this.#go(this.#me.order.indexOf(button.dataset.key));
  }

  #go(index) {
    if (index < 0) return;
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#at = index;
    this.dispatchEvent(new CustomEvent("turned", { bubbles: true }));
    this.#show();
    window.scrollTo(0, 0);
    this.#heading.focus({ preventScroll: true });
  }

  get #key() {
    return this.#me.order[this.#at];
  }

  get #heading() {
    return this.#key ? this.#card(this.#key).querySelector("[data-heading]") : this.#parts.ready.querySelector("[data-heading]");
  }

  #card(key) {
    return this.querySelector(`[data-part=card][data-key="${key}"]`);
  }

  #show() {
    const done = this.#key === undefined;
    this.#parts.asking.hidden = done;
    this.#parts.ready.hidden = !done;
    this.#showProgress();
    if (done) this.#showReview();
    else this.#showArgument();
  }

  #showProgress() {
    const { order, weights } = this.#me;
    this.style.setProperty("--done", String(answered(order, weights) / order.length));
    const { number } = this.#parts;
    number.textContent = number.dataset.text.replace("{n}", this.#at + 1).replace("{all}", order.length);
  }

  #showArgument() {
    for (const card of this.querySelectorAll("[data-part=card]")) card.hidden = card.dataset.key !== this.#key;
    const given = this.#key in this.#me.weights ? String(this.#me.weights[this.#key] ?? "") : undefined;
    const buttons = this.#buttons;
    for (const button of buttons) button.setAttribute("aria-checked", String(button.dataset.weight === given));
    const stop = buttons.find((button) => button.dataset.weight === given) ?? buttons[0];
    for (const button of buttons) button.tabIndex = button === stop ? 0 : -1;
    this.#parts.back.disabled = this.#at === 0;
    this.#parts.saved.hidden = answered(this.#me.order, this.#me.weights) === 0;
  }

  #showReview() {
    this.#parts.saved.hidden = false;
    for (const button of this.#parts.review.querySelectorAll("[data-key]")) {
      const weight = String(this.#me.weights[button.dataset.key] ?? "");
      const chosen = this.#buttons.find((answer) => answer.dataset.weight === weight);
      button.querySelector("[data-part=answer]").textContent = chosen.textContent.trim();
    }
  }

  get #buttons() {
    return [...this.#parts.answers.querySelectorAll("[data-weight]")];
  }

  /* Arrows move, space and enter choose: choosing goes on to the next argument. */
  #arrow(event) {
    const by = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    const buttons = this.#buttons;
    const index = (buttons.indexOf(document.activeElement) + by + buttons.length) % buttons.length;
    for (const button of buttons) button.tabIndex = -1;
    buttons[index].tabIndex = 0;
    buttons[index].focus();
  }
}

function unfold(button) {
  const open = button.getAttribute("aria-expanded") !== "true";
  button.setAttribute("aria-expanded", String(open));
  button.nextElementSibling.hidden = !open;
}

customElements.define("weigh-deck", WeighDeck);
