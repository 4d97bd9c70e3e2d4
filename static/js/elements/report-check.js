/* 'Klopt dit?': the report that lies with the group. Hidden while the live value is 0; with every other number the text
   is another one, and comes from data-from into [data-part=text]. */
import { wait } from "../lib/backoff.js";

const SPREAD_MS = 2_000; // a room full of phones does not ask in the same instant

class ReportCheck extends HTMLElement {
  #asked = 0;
  #timer = null;
  #tries = 0;

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  update(asked) {
    this.hidden = !asked;
    if (!asked || asked === this.#asked) return;
    const first = this.#asked === 0;
    this.#asked = asked;
    this.#tries = 0;
    this.#later(first ? 0 : Math.random() * SPREAD_MS);
  }

  #later(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), delay);
  }

  async #ask() {
    const html = await this.#answer();
    if (!this.isConnected) return;
    if (html) return this.#show(html);
    this.#tries += 1;
    this.#later(wait(this.#tries, Math.random));
  }

  async #answer() {
    try {
      const answer = await fetch(this.dataset.from);
      return answer.ok ? await answer.text() : "";
    } catch {
      return ""; // the network is away; so is the socket, and the page says so
    }
  }

  #show(html) {
    const { childNodes } = new DOMParser().parseFromString(html, "text/html").body;
    this.querySelector("[data-part=text]").replaceChildren(...childNodes);
  }
}

customElements.define("report-check", ReportCheck);
