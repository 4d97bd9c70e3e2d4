/* Reads aloud what is shown, in the language of the page, with the browser's own voice; hidden where it has none.

   Holds a button with aria-pressed. It stops on a second tap, when the scene changes, and when something else comes in
   its place ('turned'). Not read: what is hidden from the ear, states and tables, and [data-unread]. */
import { sayings, voiceFor } from "../lib/speech.js";

const READ = "h1, h2, h3, h4, p, li, button, [role=radiogroup], weight-mark";
const UNREAD = "[aria-hidden=true], [data-unread], [role=status], table, saved-mark, :disabled";

class ReadAloud extends HTMLElement {
  #voice = null;
  #said = []; // held: a browser forgets to tell the end of an utterance that nobody holds
  #stop = () => this.#end();
  #look = () => this.#find();

  connectedCallback() {
    if (!window.speechSynthesis) return;
    this.querySelector("button").addEventListener("click", () => (this.#said.length ? this.#end() : this.#begin()));
    document.addEventListener("turned", this.#stop);
    window.addEventListener("pagehide", this.#stop);
    speechSynthesis.addEventListener?.("voiceschanged", this.#look); // some find their voices late
    this.#find();
  }

  disconnectedCallback() {
    document.removeEventListener("turned", this.#stop);
    window.removeEventListener("pagehide", this.#stop);
    if (!window.speechSynthesis) return;
    speechSynthesis.removeEventListener?.("voiceschanged", this.#look);
    this.#end();
  }

  /* Another scene, or a pause. */
  update() {
    this.#end();
  }

  #find() {
    this.#voice = voiceFor(speechSynthesis.getVoices(), document.documentElement.lang);
    this.hidden = this.#voice === null;
  }

  #begin() {
    this.#said = sayings(shownTexts()).map((text) => this.#utterance(text));
    if (!this.#said.length) return;
    speechSynthesis.cancel(); // of another page
    for (const utterance of this.#said) speechSynthesis.speak(utterance);
    const last = this.#said.at(-1);
    for (const name of ["end", "error"]) last.addEventListener(name, () => last === this.#said.at(-1) && this.#end());
    this.#show();
  }

  #utterance(text) {
    const utterance = new SpeechSynthesisUtterance(text);
    utterance.voice = this.#voice;
    utterance.lang = this.#voice.lang;
    return utterance;
  }

  #end() {
    if (!this.#said.length) return;
    this.#said = [];
    speechSynthesis.cancel();
    this.#show();
  }

  #show() {
    const speaking = this.#said.length > 0;
    this.toggleAttribute("data-speaking", speaking);
    this.querySelector("button").setAttribute("aria-pressed", String(speaking));
  }
}

/* What is seen, in order; of what holds more such parts only those. */
function shownTexts() {
  const root = [...document.querySelectorAll("main, [role=main]")].find(seen);
  const parts = root ? [...root.querySelectorAll(READ)] : [];
  return parts.filter((part) => seen(part) && !part.closest(UNREAD)).map(text);
}

function text(part) {
  if (part.ariaLabel) return part.ariaLabel;
  if (part.querySelector(READ)) return "";
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  let words = "";
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest("[aria-hidden=true]")) words += ` ${walker.currentNode.data}`;
  return words;
}

function seen(element) {
  return element.checkVisibility?.() ?? element.getClientRects().length > 0;
}

customElements.define("read-aloud", ReadAloud);
