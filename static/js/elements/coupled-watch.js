/* The code on the page waits for a phone: as soon as one is coupled, the page is left, so that nobody scans it again.

   data-from answers {"coupled": bool}; data-then is where to go. */
const ASK_MS = 2_000;

class CoupledWatch extends HTMLElement {
  #timer = null;

  connectedCallback() {
    this.#timer = setInterval(() => this.#ask(), ASK_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #ask() {
    if (document.hidden || !(await this.#coupled())) return;
    clearInterval(this.#timer);
    location.replace(this.dataset.then);
  }

  async #coupled() {
    try {
      const answer = await fetch(this.dataset.from);
      return answer.ok && (await answer.json()).coupled;
    } catch {
      return false; // the network is away; it is asked again
    }
  }
}

customElements.define("coupled-watch", CoupledWatch);
