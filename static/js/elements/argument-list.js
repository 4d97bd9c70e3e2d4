/* The arguments of one side in the editor: add, take away and put back, move by dragging or by buttons.

   data-side is "a" or "b". Parts: list (an ol of [data-part=argument] with data-id), empty (a template with one), add,
   undo with undo-button, said. Each argument has [data-grip], [data-key] for its name, buttons up, down and remove, and
   fields with data-name text, short, conviction. The words are in data-moved, data-gone, data-back, data-added: {key},
   {at} and {all}. Fires 'changed' when the order or the number changed. */
const ID_BYTES = 4;

class ArgumentList extends HTMLElement {
  #list = null;
  #gone = null; // {item, at}: what was taken away last
  #parts = {};

  connectedCallback() {
    for (const part of this.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] ??= part;
    this.#list = this.#parts.list;
    this.addEventListener("click", (event) => this.#click(event));
    this.#list.addEventListener("pointerdown", (event) => this.#grab(event));
    this.#number();
  }

  /* Put these in the list: [{id, text, short, conviction}]. What stands there already keeps its place under a finger. */
  fill(items) {
    const known = new Map(this.#items.map((item) => [item.dataset.id, item]));
    const wanted = items.map((argument) => put(known.get(argument.id) ?? this.#made(argument.id), argument));
    const as = (list) => list.map((item) => item.dataset.id).join();
    if (as(wanted) !== as(this.#items)) this.#list.replaceChildren(...wanted);
    this.#number();
  }

  get #items() {
    return [...this.#list.children];
  }

  #click(event) {
    const button = event.target.closest("button");
    if (!button || !this.contains(button)) return;
    const item = button.closest("[data-part=argument]");
    const act = {
      add: () => this.#add(),
      up: () => this.#move(item, -1, button),
      down: () => this.#move(item, 1, button),
      remove: () => this.#remove(item),
      undo: () => this.#putBack(),
    }[button.dataset.act];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #add() {
    const item = this.#made(hex());
    this.#list.append(item);
    this.#changed("added", item);
    item.querySelector("[data-name=text]").focus();
  }

  #move(item, by, button) {
    const other = by < 0 ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return;
    if (by < 0) other.before(item);
    else other.after(item);
    this.#changed("moved", item);
    const still = button.disabled ? item.querySelector(`[data-act=${by < 0 ? "down" : "up"}]`) : button;
    still.focus();
  }

  #remove(item) {
    this.#gone = { item, at: this.#items.indexOf(item) };
    const key = item.querySelector("[data-key]").textContent;
    item.remove();
    this.#parts.undo.hidden = false;
    this.#parts.undo.querySelector("[data-part=undo-text]").textContent = this.dataset.gone.replace("{key}", key);
    this.#number();
    this.dispatchEvent(new CustomEvent("changed", { bubbles: true }));
    this.#parts.undo.querySelector("button").focus();
  }

  #putBack() {
    const { item, at } = this.#gone;
    this.#list.insertBefore(item, this.#list.children[at] ?? null);
    this.#parts.undo.hidden = true;
    this.#changed("back", item);
    item.querySelector("[data-name=text]").focus();
  }

  /* A finger or a mouse on the grip takes the argument along. */
  #grab(event) {
    const grip = event.target.closest("[data-grip]");
    if (!grip || event.button !== 0) return;
    event.preventDefault();
    const item = grip.closest("[data-part=argument]");
    const before = this.#items.indexOf(item);
    const follow = (move) => this.#follow(item, move.clientY);
    const end = () => {
      grip.removeEventListener("pointermove", follow);
      for (const kind of ["pointerup", "pointercancel"]) grip.removeEventListener(kind, end);
      delete item.dataset.held;
      if (this.#items.indexOf(item) !== before) this.#changed("moved", item);
    };
    item.dataset.held = "";
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener("pointermove", follow);
    for (const kind of ["pointerup", "pointercancel"]) grip.addEventListener(kind, end);
  }

  #follow(item, y) {
    const middle = (one) => {
      const { top, height } = one.getBoundingClientRect();
      return top + height / 2;
    };
    const { previousElementSibling: above, nextElementSibling: below } = item;
    if (above && y < middle(above)) item.after(above); // the others move: what is taken out of the page lets go
    else if (below && y > middle(below)) item.before(below);
  }

  #changed(word, item) {
    this.#number();
    const told = this.dataset[word].replace("{key}", item.querySelector("[data-key]").textContent);
    this.#parts.said.textContent = told.replace("{at}", this.#items.indexOf(item) + 1).replace("{all}", this.#items.length);
    this.dispatchEvent(new CustomEvent("changed", { bubbles: true }));
  }

  #made(id) {
    const item = document.importNode(this.#parts.empty.content, true).firstElementChild;
    item.dataset.id = id;
    item.querySelector("[data-name=id]").value = id;
    return item;
  }

  /* Names follow the place. */
  #number() {
    const { side } = this.dataset;
    const items = this.#items;
    for (const [at, item] of items.entries()) {
      for (const key of item.querySelectorAll("[data-key]")) key.textContent = `${side.toUpperCase()}${at + 1}`;
      for (const field of item.querySelectorAll("[data-name]")) name(field, `${side}_arguments.${at}.${field.dataset.name}`);
      for (const found of item.querySelectorAll("[data-findings]")) found.dataset.findings = found.dataset.findings.replace(/\.\d+\./, `.${at}.`);
      for (const button of item.querySelectorAll("button[name]")) button.value = `${side}.${at}`;
      item.querySelector("[data-act=up]").disabled = at === 0;
      item.querySelector("[data-act=down]").disabled = at === items.length - 1;
    }
    this.#parts.add.disabled = items.length >= Number(this.dataset.most);
  }
}

/* The label follows along. */
function name(field, to) {
  const id = to.replaceAll(".", "-");
  const label = field.closest("[data-field]")?.querySelector("label");
  field.name = to;
  field.id = id;
  if (label) label.htmlFor = id;
}

function put(item, argument) {
  for (const field of item.querySelectorAll("[data-name]")) {
    if (field.value !== argument[field.dataset.name]) field.value = argument[field.dataset.name];
  }
  return item;
}

function hex() {
  return Array.from(crypto.getRandomValues(new Uint8Array(ID_BYTES)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

customElements.define("argument-list", ArgumentList);
