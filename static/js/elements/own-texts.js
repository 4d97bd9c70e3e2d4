/* The own texts of data-kind (or several), each with what became of it. Holds a list [data-part=list], a
   <template data-part="item"> with [data-part=text], [data-part=more], [data-part=status] and the side marks
   [data-of=A], [data-of=B]; the words of the statuses stand in data-waiting, data-approved, data-declined. */
class OwnTexts extends HTMLElement {
  update(me) {
    const kinds = this.dataset.kind.split(" ");
    const texts = (me?.texts ?? []).filter(({ kind }) => kinds.includes(kind));
    this.toggleAttribute("data-some", texts.length > 0);
    this.hidden = texts.length === 0;
    this.querySelector("[data-part=list]").replaceChildren(...texts.map((text) => this.#item(text)));
  }

  #item({ text, more, side, status }) {
    const { content } = this.querySelector("template[data-part=item]");
    const item = document.importNode(content, true).firstElementChild;
    const put = (name, words) => {
      const part = item.querySelector(`[data-part=${name}]`);
      if (part) Object.assign(part, { textContent: words, hidden: !words });
    };
    put("text", text);
    put("more", more);
    put("status", this.dataset[status] ?? "");
    for (const mark of item.querySelectorAll("[data-of]")) if (mark.dataset.of !== side) mark.remove();
    item.dataset.status = status;
    return item;
  }
}

customElements.define("own-texts", OwnTexts);
