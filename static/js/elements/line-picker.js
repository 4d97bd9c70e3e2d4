/* The line on a phone: no handle until the first touch, then tap, drag, keys or the two buttons.

   Parts: line (role=slider), handle, to-a, to-b, words, descriptions (a template with seven items), confirm, done.
   A finger that scrolls never moves the handle: touch-action leaves up and down to the page, and a touch counts only
   when it goes sideways or is lifted where it came down. */
import { browserClock } from "../lib/clock.js";
import { FIRST_STEP, STEP, Throttle, description, valueAfter, valueAt } from "../lib/line.js";

const SEND_MS = 250; // at most four a second while sliding
const SLIDE_PX = 6;

class LinePicker extends HTMLElement {
  #value = null;
  #round = 1;
  #finger = null; // {id, x, y, sliding}
  #parts = {};
  #descriptions = [];
  #throttle = new Throttle((value) => this.#send(value), { clock: browserClock, pause: SEND_MS });
  #hurry = () => this.#throttle.flush(); // the page or the step goes away: nothing may stay behind here

  connectedCallback() {
    this.#round = Number(this.dataset.round ?? 1);
    for (const part of this.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] = part;
    const words = this.#parts.descriptions.content.querySelectorAll("li");
    this.#descriptions = [...words].map((item) => item.textContent.trim());
    this.#listenToLine(this.#parts.line);
    this.#parts["to-a"].addEventListener("click", () => this.#step(-STEP));
    this.#parts["to-b"].addEventListener("click", () => this.#step(STEP));
    this.#parts.confirm.addEventListener("click", () => this.#confirm());
    window.addEventListener("pagehide", this.#hurry, { capture: true }); // before the outbox is put away
  }

  disconnectedCallback() {
    window.removeEventListener("pagehide", this.#hurry, { capture: true });
    this.#hurry();
  }

  /* What the server knows of me; left aside while a finger is on the line. */
  update(me) {
    const kept = this.#round === 2 ? me?.second : me?.position;
    if (!me || this.#finger || this.#throttle.waiting || kept === this.#value) return;
    const first = this.#value === null;
    this.#show(kept);
    if (first && kept !== null) this.#settle();
  }

  #listenToLine(line) {
    line.addEventListener("pointerdown", (event) => this.#down(event));
    line.addEventListener("pointermove", (event) => this.#move(event));
    line.addEventListener("pointerup", (event) => this.#up(event));
    line.addEventListener("pointercancel", () => this.#letGo()); // the page took the touch to scroll
    line.addEventListener("keydown", (event) => this.#key(event));
  }

  #down(event) {
    if (event.button !== 0 || !event.isPrimary) return;
    const mouse = event.pointerType === "mouse";
    this.#finger = { id: event.pointerId, x: event.clientX, y: event.clientY, sliding: mouse };
    this.#parts.line.setPointerCapture(event.pointerId);
    if (mouse) this.#slide(event);
  }

  #move(event) {
    if (this.#finger?.id !== event.pointerId) return;
    if (Math.abs(event.clientX - this.#finger.x) >= SLIDE_PX) this.#finger.sliding = true;
    if (this.#finger.sliding) this.#slide(event);
  }

  #up(event) {
    if (this.#finger?.id !== event.pointerId) return;
    const lifted = Math.abs(event.clientY - this.#finger.y) < SLIDE_PX; // else it tried to scroll
    if (this.#finger.sliding || lifted) this.#slide(event);
    this.#letGo();
  }

  #letGo() {
    this.#throttle.flush();
    this.#finger = null;
    delete this.dataset.sliding;
  }

  #slide(event) {
    const { left, width } = this.#parts.rail.getBoundingClientRect();
    if (this.#finger.sliding) this.dataset.sliding = "";
    this.#put(valueAt(event.clientX, left, width));
  }

  #key(event) {
    const value = valueAfter(event.key, this.#value);
    if (value === null || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.#put(value);
  }

  #step(by) {
    this.#put(Math.min(100, Math.max(0, (this.#value ?? FIRST_STEP) + by)));
  }

  #put(value) {
    if (value === this.#value) return;
    this.#show(value);
    this.#throttle.push(value);
    this.#parts.saved.held = this.#throttle.waiting;
  }

  #send(value) {
    const detail = { type: "place", round: this.#round, value };
    document.dispatchEvent(new CustomEvent("command", { detail })); // not from here: the step may just have gone
    this.#parts.saved.held = false;
  }

  #show(value) {
    this.#value = value;
    const placed = value !== null;
    this.toggleAttribute("data-placed", placed);
    this.#parts.handle.hidden = !placed;
    if (!placed) return;
    const words = this.#descriptions[description(value)];
    this.style.setProperty("--at", String(value / 100));
    this.#parts.words.textContent = words;
    this.#parts.line.setAttribute("aria-valuenow", String(value));
    this.#parts.line.setAttribute("aria-valuetext", words);
  }

  #confirm() {
    this.#throttle.flush();
    this.#settle();
    this.#parts.done.focus();
    this.dispatchEvent(new CustomEvent("placed", { bubbles: true }));
  }

  /* The place stands; the line stays open. */
  #settle() {
    this.dataset.settled = "";
    this.#parts.confirm.hidden = true;
    this.#parts.done.hidden = false;
  }
}

customElements.define("line-picker", LinePicker);
