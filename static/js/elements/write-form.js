/* A text of one's own: data-kind, written in the steps data-steps. What is typed stays in this tab until it is kept
   (lib/draft.js).

   Parts: text, more (optional), count (data-text "{n} / {most}"), sides (radio buttons, optional), send, over (said when
   the step is over), field (all of them together) and again (a button, shown instead of the field once something is
   written). [data-of=A], [data-of=B]: shown for that side. With data-opposite the side is the one where this phone does
   not stand; only who stands in the middle, or nowhere, chooses. Fires 'sent'. */
import { Draft } from "../lib/draft.js";
import { otherSide } from "../lib/shift.js";
import { Store } from "../lib/store.js";

const bytes = (count) => crypto.getRandomValues(new Uint8Array(count));

class WriteForm extends HTMLElement {
  #draft;
  #me = null;
  #word = ""; // of the page about what waits; "" until it speaks again after something was sent
  #open = true; // may this be written now?
  #again = false; // another one is being written
  #parts = {};

  connectedCallback() {
    for (const part of this.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] = part;
    const store = new Store(() => sessionStorage, `draft ${this.dataset.kind} ${location.pathname}`);
    this.#draft = new Draft(store, bytes);
    this.#again = !this.#draft.blank;
    this.addEventListener("input", () => this.#type());
    this.#parts.send.addEventListener("click", () => this.#send());
    this.#parts.again?.addEventListener("click", () => this.#writeAgain());
    this.#fill();
    this.#show();
  }

  update(value, name) {
    if (name === "me") this.#me = value;
    else if (name === "saved") this.#word = value;
    else if (name === "step" && value) this.#open = this.dataset.steps.split(" ").includes(value);
    if (name === "me") this.#choose();
    this.#settle();
    this.#show();
  }

  get #mine() {
    return (this.#me?.texts ?? []).filter(({ kind }) => kind === this.dataset.kind);
  }

  /* Whose reason it is follows from where one stands. */
  #choose() {
    const side = "opposite" in this.dataset ? otherSide(this.#me?.position) : "";
    if (this.#parts.sides) this.#parts.sides.hidden = side !== "";
    if (side && side !== this.#draft.side) this.#draft.type({ side });
  }

  #type() {
    const side = this.querySelector("input[type=radio]:checked")?.value;
    const { text, more } = this.#parts;
    const change = { text: text.value, ...(more && { more: more.value }) };
    this.#draft.type(side && !this.#parts.sides.hidden ? { ...change, side } : change);
    this.#show();
  }

  #send() {
    const command = this.#ready ? this.#draft.send(this.dataset.kind) : null;
    if (!command) return this.#missing.focus();
    this.#word = "";
    document.dispatchEvent(new CustomEvent("command", { detail: command }));
    this.dispatchEvent(new CustomEvent("sent", { bubbles: true }));
    this.#show();
  }

  get #ready() {
    return this.#open && (!this.#parts.sides || this.#draft.side !== "");
  }

  get #missing() {
    const side = this.#parts.sides && !this.#draft.side ? this.#parts.sides.querySelector("input") : null;
    return side ?? this.#parts.text;
  }

  #settle() {
    const came = this.#draft?.settle(this.#mine, this.#word);
    if (!came) return;
    if (came === "kept") this.#again = false;
    else this.dispatchEvent(new CustomEvent("refused", { bubbles: true }));
    this.#fill();
  }

  #writeAgain() {
    this.#again = true;
    this.#show();
    this.#parts.text.focus();
  }

  #fill() {
    const { text, more } = this.#parts;
    text.value = this.#draft.text;
    if (more) more.value = this.#draft.more;
    for (const radio of this.querySelectorAll("input[type=radio]")) radio.checked = radio.value === this.#draft.side;
  }

  #show() {
    const { text, more, count, send, over, field, again } = this.#parts;
    const busy = this.#draft.under;
    for (const one of [text, more]) if (one) one.readOnly = busy;
    for (const radio of this.querySelectorAll("input[type=radio]")) radio.disabled = busy;
    send.disabled = busy || !this.#open || !this.#draft.text.trim();
    if (over) over.hidden = this.#open;
    count.textContent = count.dataset.text.replace("{n}", text.value.length).replace("{most}", text.maxLength);
    for (const part of this.querySelectorAll("[data-of]")) part.hidden = part.dataset.of !== this.#draft.side;
    const resting = Boolean(again) && this.#mine.length > 0 && !this.#again && !busy;
    field.hidden = resting;
    if (again) again.hidden = !resting || !this.#open;
    this.dataset.state = busy ? "under" : resting ? "resting" : "typing";
  }
}

customElements.define("write-form", WriteForm);
