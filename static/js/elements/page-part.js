/* A copy of what stands once in the page, in <template id="`data-use`">: scenes are sent to every phone at once, so what
   is the same in all of them does not travel. */
class PagePart extends HTMLElement {
  connectedCallback() {
    if (this.firstElementChild) return;
    this.append(document.importNode(document.getElementById(this.dataset.use).content, true));
  }
}

customElements.define("page-part", PagePart);
