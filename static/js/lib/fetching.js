/* Asks for a part of the page until it comes: HTML of our own, or an empty answer as long as there is none. */
import { wait } from "./backoff.js";

const SPREAD_MS = 2_000; // a room full of phones does not ask in the same instant

export class Fetching {
  #timer = null;
  #tries = 0;
  #run = 0; // an answer to an earlier one comes too late
  #address = "";
  #show;

  /* `show` gets the nodes, once. */
  constructor(show) {
    this.#show = show;
  }

  /* Anew, at once or within two seconds. */
  begin(address, atOnce) {
    this.#address = address;
    this.#tries = 0;
    this.#run += 1;
    this.#later(atOnce ? 0 : Math.random() * SPREAD_MS);
  }

  stop() {
    this.#run += 1;
    clearTimeout(this.#timer);
  }

  #later(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), delay);
  }

  async #ask() {
    const run = this.#run;
    const html = await this.#answer();
    if (run !== this.#run) return;
    if (html) return this.#show(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
    this.#tries += 1;
    this.#later(wait(this.#tries, Math.random));
  }

  async #answer() {
    try {
      const answer = await fetch(this.#address);
      return answer.ok ? await answer.text() : "";
    } catch {
      return ""; // the network is away; so is the socket, and the page says so
    }
  }
}
