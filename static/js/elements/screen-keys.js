/* The facilitator's keys and a presenter clicker: each presses the button of the same meaning in the bar.

   A clicker can never get stuck at a question: forward again (or Enter) confirms the first choice of the dialog, back
   takes the last one, which changes nothing. Within CLICK_MS of its coming nothing counts, so that a double click does
   not answer what nobody has read. */
const KEYS = {
  " ": "next",
  ArrowRight: "next",
  PageDown: "next",
  ArrowLeft: "back",
  PageUp: "back",
  v: "hide",
  p: "pause",
  b: "pause", // the dark-screen button of a clicker sends b or a full stop
  ".": "pause",
  c: "code",
  f: "full",
  l: "lock",
  m: "extend",
  g: "profile",
  s: "write",
};
const TYPING = "input, textarea, select, [contenteditable]";
const PRESSABLE = "button, summary, a[href]";
const CLICK_MS = 800;

class ScreenKeys extends HTMLElement {
  #press = (event) => this.#key(event);
  #asked = 0; // when a dialog came, by performance.now()

  connectedCallback() {
    document.addEventListener("keydown", this.#press);
    document.addEventListener("asked", this.#seen);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#press);
    document.removeEventListener("asked", this.#seen);
  }

  #seen = () => (this.#asked = performance.now());

  #key(event) {
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.(TYPING)) return;
    const dialog = document.querySelector("dialog[open]");
    if (dialog) return this.#answer(dialog, event.key === "Enter" ? "next" : act, event);
    if (!act || (event.key === " " && event.target.closest?.(PRESSABLE))) return; // it presses what has the focus
    event.preventDefault();
    const button = document.querySelector(`control-bar [data-act=${act}]`);
    if (button && !button.closest("[hidden]")) button.click();
  }

  #answer(dialog, act, event) {
    if (!dialog.dataset.ask || (act !== "next" && act !== "back")) return;
    if (["Enter", " "].includes(event.key) && event.target.closest?.(PRESSABLE)) return;
    event.preventDefault();
    if (performance.now() - this.#asked < CLICK_MS) return;
    const choices = dialog.querySelectorAll("button");
    choices[act === "next" ? 0 : choices.length - 1].click();
  }
}

customElements.define("screen-keys", ScreenKeys);
