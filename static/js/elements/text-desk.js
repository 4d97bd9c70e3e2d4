/* What people wrote and the facilitator decides on. Rows are kept by id, so that nothing that comes in moves or redraws
   what is under a finger: a new text goes below, and one that was decided stays where it is for a moment.

   Parts: waiting and decided (lists), fold (around decided) with number, none (said where nothing waits), said
   (role=status, with data-one and data-many). <template data-part="row"> is a row: parts side, kind, status, text and
   more (with data-text), and buttons with data-approve. <template data-part="words">: data-kind and data-status.
   Values: waiting (docs/protocol.md) and refused. */
const STAYS_MS = 3_000;
const ANSWER_MS = 8_000; // a decision that nobody answered may be given again

class TextDesk extends HTMLElement {
  #rows = new Map(); // id to {element, text, timer}

  connectedCallback() {
    this.addEventListener("click", (event) => this.#click(event));
  }

  disconnectedCallback() {
    for (const { timer } of this.#rows.values()) clearTimeout(timer);
  }

  update(value, name) {
    if (name === "refused") return this.#free();
    const texts = [...(value ?? [])].sort((one, other) => one.id - other.id);
    this.#forget(new Set(texts.map(({ id }) => id)));
    for (const text of texts) this.#take(text);
    this.#tell();
  }

  #take(text) {
    const known = this.#rows.get(text.id);
    if (!known) return this.#add(text);
    if (JSON.stringify(known.text) === JSON.stringify(text)) return;
    const decided = known.text.waits && !text.waits;
    known.text = text;
    this.#paint(known);
    clearTimeout(known.timer);
    if (text.waits) this.#part("waiting").append(known.element);
    else if (decided) known.timer = setTimeout(() => this.#putAway(known), STAYS_MS);
  }

  #add(text) {
    const element = this.#part("row").content.firstElementChild.cloneNode(true);
    const row = { element, text, timer: null };
    element.dataset.id = text.id;
    this.#rows.set(text.id, row);
    this.#paint(row);
    if (text.waits) this.#part("waiting").append(element);
    else this.#part("decided").prepend(element);
  }

  #paint({ element, text }) {
    const part = (name) => element.querySelector(`[data-part=${name}]`);
    part("side").textContent = text.side;
    part("side").className = text.side ? `side side--${text.side.toLowerCase()}` : "side";
    part("kind").textContent = this.#word("kind", text.kind);
    part("status").textContent = this.#word("status", text.status);
    part("text").textContent = text.text;
    part("more").textContent = text.more ? part("more").dataset.text.replace("{more}", text.more) : "";
    part("more").hidden = !text.more;
    delete element.dataset.busy;
    for (const button of element.querySelectorAll("[data-approve]")) {
      const chosen = !text.waits && (button.dataset.approve === "true") === (text.status === "approved");
      button.setAttribute("aria-pressed", String(chosen));
    }
  }

  #putAway({ element, text }) {
    const focused = element.contains(document.activeElement);
    if (!text.waits) this.#part("decided").prepend(element);
    if (focused) this.#part("title").focus({ preventScroll: true });
    this.#tell();
  }

  #click(event) {
    const button = event.target.closest("[data-approve]");
    const element = button?.closest("[data-id]");
    if (!element || "busy" in element.dataset || button.getAttribute("aria-pressed") === "true") return;
    element.dataset.busy = "";
    setTimeout(() => delete element.dataset.busy, ANSWER_MS);
    const detail = { type: "moderate", text: Number(element.dataset.id), approve: button.dataset.approve === "true" };
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail }));
  }

  /* The server said no: everything can be pressed again. */
  #free() {
    for (const { element } of this.#rows.values()) delete element.dataset.busy;
  }

  #forget(kept) {
    for (const [id, { element, timer }] of this.#rows) {
      if (kept.has(id)) continue;
      clearTimeout(timer);
      element.dataset.busy = "";
      setTimeout(() => element.remove(), STAYS_MS); // nothing moves under a finger
      this.#rows.delete(id);
    }
  }

  #tell() {
    const waiting = [...this.#rows.values()].filter(({ text }) => text.waits).length;
    const away = this.#part("decided").childElementCount;
    const said = this.#part("said");
    const words = waiting === 0 ? "" : (waiting === 1 ? said.dataset.one : said.dataset.many).replace("{n}", waiting);
    if (said.textContent !== words) said.textContent = words;
    this.#part("none").hidden = this.#part("waiting").childElementCount > 0;
    this.#part("fold").hidden = away === 0;
    this.#part("number").textContent = away;
  }

  #word(what, name) {
    return this.#part("words").content.querySelector(`[data-${what}="${name}"]`)?.textContent.trim() ?? "";
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}

customElements.define("text-desk", TextDesk);
