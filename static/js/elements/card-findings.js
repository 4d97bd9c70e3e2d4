/* What could be better, beside each field and in the list of all of them. Comes with 'findings' of the editor.

   Holds an [data-part=all] list, [data-part=none], and <template data-part="row"> and <template data-part="note">, each with
   [data-fill=sentence] and [data-fill=explanation]; a row has a link to its field. The fields have [data-findings=<name>]. */
class CardFindings extends HTMLElement {
  #parts = {};

  connectedCallback() {
    for (const part of this.querySelectorAll("[data-part]")) this.#parts[part.dataset.part] ??= part;
    document.addEventListener("findings", ({ detail }) => this.#show(detail.findings));
    document.addEventListener("click", (event) => this.#goTo(event.target.closest("[data-goto]")));
  }

  #show(findings) {
    for (const place of document.querySelectorAll("[data-findings]")) {
      const mine = findings.filter(({ field, empty }) => field === place.dataset.findings && !empty);
      place.replaceChildren(...mine.map((finding) => made(this.#parts.note, finding)));
    }
    this.#parts.all.replaceChildren(...findings.map((finding) => made(this.#parts.row, finding)));
    this.#parts.none.hidden = findings.length > 0;
    for (const count of document.querySelectorAll("[data-count=stops]")) {
      const stops = findings.filter(({ blocks }) => blocks).length;
      count.hidden = stops === 0;
      count.textContent = count.dataset.text.replace("{n}", stops);
    }
  }

  #goTo(link) {
    const field = link && document.getElementById(link.getAttribute("href").slice(1));
    const target = field?.matches("input, textarea, select") ? field : field?.querySelector("input, textarea, button");
    target?.focus();
  }
}

function made(template, { field, sentence, explanation, blocks }) {
  const item = document.importNode(template.content, true).firstElementChild;
  item.toggleAttribute("data-blocks", blocks);
  item.querySelector("[data-fill=sentence]").textContent = sentence;
  item.querySelector("[data-fill=explanation]").textContent = explanation;
  item.querySelector("[data-goto]")?.setAttribute("href", `#${field.replaceAll(".", "-")}`);
  return item;
}

customElements.define("card-findings", CardFindings);
