/* 'Klopt dit?': the report that lies with the group. Hidden while the live value is 0; with every other number the text
   is another one, and comes from data-from into [data-part=text]. */
import { Fetching } from "../lib/fetching.js";

class ReportCheck extends HTMLElement {
  #asked = 0;
  #fetching = new Fetching((...nodes) => this.querySelector("[data-part=text]").replaceChildren(...nodes));

  disconnectedCallback() {
    this.#fetching.stop();
  }

  update(asked) {
    this.hidden = !asked;
    if (!asked || asked === this.#asked) return;
    const first = this.#asked === 0;
    this.#asked = asked;
    this.#fetching.begin(this.dataset.from, first);
  }
}

customElements.define("report-check", ReportCheck);
