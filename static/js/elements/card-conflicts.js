/* Texts that two people changed at the same time: both are shown, and who writes here chooses.

   Comes with 'conflicts' of the editor; answers with 'resolve'. Parts: list, and one (a template with [data-fill=label, mine,
   theirs, by] and buttons [data-choose=mine, theirs, both]). The name of a field stands in its label. */
class CardConflicts extends HTMLElement {
  #shown = "";

  connectedCallback() {
    this.closest("card-editor").addEventListener("conflicts", ({ detail }) => this.#show(detail));
  }

  #show({ conflicts, by }) {
    const now = JSON.stringify([conflicts.map(({ field, theirs }) => [field, theirs]), by]);
    this.hidden = conflicts.length === 0;
    if (now !== this.#shown) this.#lay(conflicts, by);
    else for (const { field, mine } of conflicts) fill(this.querySelector(`[data-field="${field}"]`), { mine });
    this.#shown = now;
  }

  #lay(conflicts, by) {
    const template = this.querySelector("[data-part=one]");
    const made = conflicts.map((conflict) => {
      const one = document.importNode(template.content, true).firstElementChild;
      one.dataset.field = conflict.field;
      fill(one, { ...conflict, by, label: label(conflict.field) });
      for (const button of one.querySelectorAll("[data-choose]")) {
        button.addEventListener("click", () => this.#choose(conflict, button.dataset.choose));
      }
      return one;
    });
    this.querySelector("[data-part=list]").replaceChildren(...made);
  }

  #choose({ field, theirs }, which) {
    const mine = this.querySelector(`[data-field="${field}"] [data-fill=mine]`).textContent;
    const text = { mine, theirs, both: [mine, theirs].filter(Boolean).join("\n\n") }[which];
    this.dispatchEvent(new CustomEvent("resolve", { bubbles: true, detail: { field, text } }));
    document.getElementById(inputId(field))?.focus();
  }
}

function fill(item, texts) {
  for (const place of item?.querySelectorAll("[data-fill]") ?? []) {
    if (place.dataset.fill in texts) place.textContent = texts[place.dataset.fill];
  }
}

/* "a_arguments.<id>.text" stands in the form under its place. */
function inputId(field) {
  const [name, id, part] = field.split(".");
  if (!part) return field;
  const item = document.querySelector(`argument-list[data-side="${name[0]}"] [data-id="${id}"]`);
  return item?.querySelector(`[data-name="${part}"]`)?.id ?? "";
}

/* "A2: Het argument" */
function label(field) {
  const input = document.getElementById(inputId(field));
  const key = input?.closest("[data-part=argument]")?.querySelector("[data-key]")?.textContent;
  return [key, input?.labels?.[0]?.textContent.trim()].filter(Boolean).join(": ");
}

customElements.define("card-conflicts", CardConflicts);
