/* Sends one command: data-command holds it as JSON, around a button of its own. With data-closes it closes the dialog
   it stands in. */
class DoButton extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", (event) => event.target.closest("button") && this.#do());
  }

  #do() {
    document.dispatchEvent(new CustomEvent("command", { detail: JSON.parse(this.dataset.command) }));
    if ("closes" in this.dataset) this.closest("dialog")?.close();
  }
}

customElements.define("do-button", DoButton);
