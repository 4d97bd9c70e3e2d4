/* What the group says of the report, asked again now and then while somebody looks. data-from: where it comes from;
   without it the page stays as it is. */
const AGAIN_MS = 4_000;

class ReportRemarks extends HTMLElement {
  #timer = null;
  #html = "";

  connectedCallback() {
    if (this.dataset.from) this.#timer = setInterval(() => document.hidden || this.#ask(), AGAIN_MS);
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  async #ask() {
    try {
      const answer = await fetch(this.dataset.from);
      if (answer.ok && !answer.redirected) this.#show(await answer.text());
    } catch {
      // the network is away; the next time
    }
  }

  #show(html) {
    if (html === this.#html) return;
    this.#html = html;
    this.replaceChildren(...new DOMParser().parseFromString(html, "text/html").body.childNodes);
  }
}

customElements.define("report-remarks", ReportRemarks);
