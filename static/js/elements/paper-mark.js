/* A dialog in which the facilitator puts somebody without a phone on the line. It stays open for the next one.

   Holds a dialog with [data-part=line] (a range of 0..100), [data-part=words], a <template data-part="descriptions"> with
   seven items, buttons data-put and data-done, and [data-part=kept] (role=status). */
import { description } from "../lib/line.js";

class PaperMark extends HTMLElement {
  #round = 1;

  connectedCallback() {
    this.#part("line").addEventListener("input", () => this.#say());
    this.querySelector("[data-put]").addEventListener("click", () => this.#put());
    this.querySelector("[data-done]").addEventListener("click", () => this.#dialog.close());
  }

  /* `round`: 1 or 2; null where nobody can take a place now. */
  open(round) {
    if (round === null || this.#dialog.open) return;
    this.#round = round;
    this.#part("kept").textContent = "";
    this.#begin();
    this.#dialog.showModal();
  }

  #begin() {
    const line = this.#part("line");
    line.value = 50;
    this.#say();
    line.focus();
  }

  #put() {
    const value = Number(this.#part("line").value);
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail: { type: "paper", round: this.#round, value } }));
    this.#begin();
    this.#part("kept").textContent = this.#part("kept").dataset.text;
  }

  #say() {
    const line = this.#part("line");
    const words = this.#part("descriptions").content.querySelectorAll("li")[description(Number(line.value))].textContent.trim();
    this.#part("words").textContent = words;
    line.setAttribute("aria-valuetext", words);
  }

  get #dialog() {
    return this.querySelector("dialog");
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}

customElements.define("paper-mark", PaperMark);
