/* The facilitator's keys and a presenter clicker: each presses the button of the same meaning in the bar. */
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
};
const TYPING = "input, textarea, select, [contenteditable], dialog";
const PRESSABLE = "button, summary, a[href]";

class ScreenKeys extends HTMLElement {
  #press = (event) => this.#key(event);

  connectedCallback() {
    document.addEventListener("keydown", this.#press);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.#press);
  }

  #key(event) {
    const act = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest?.(TYPING) || document.querySelector("dialog[open]")) return;
    if (event.key === " " && event.target.closest?.(PRESSABLE)) return; // it presses what has the focus
    event.preventDefault();
    document.querySelector(`control-bar [data-act=${act}]`)?.click();
  }
}

customElements.define("screen-keys", ScreenKeys);
