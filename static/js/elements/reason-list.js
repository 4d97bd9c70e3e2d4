/* The arguments as a plain list, for who only watches: made from the scene's <template data-part="arguments"> when it
   is first seen. The page has <template id="watch-row"> for one of them. */
import { argumentsIn, shown } from "../lib/argument.js";

class ReasonList extends HTMLElement {
  connectedCallback() {
    const template = this.parentElement.querySelector("template[data-part=arguments]");
    this.querySelector("[data-part=list]").replaceChildren(...argumentsIn(template).map((one) => shown("watch-row", one)));
  }
}

customElements.define("reason-list", ReasonList);
