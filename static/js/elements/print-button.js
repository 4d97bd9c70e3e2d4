/* A button that prints the page. Hidden where a browser cannot. */
class PrintButton extends HTMLElement {
  connectedCallback() {
    this.hidden = typeof window.print !== "function";
    this.addEventListener("click", () => window.print());
  }
}

customElements.define("print-button", PrintButton);
