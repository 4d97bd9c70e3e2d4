/* Before above after: two strips of dots on one scale, without a line from one to the other.

   Holds <spread-dots data-strip="before"> and "after"; dots are equally large in both. Value: change {before, after, told},
   null while it is hidden. Where told has no rows the group is too small for a picture: then there are only words.
   Parts: pictures, sentence, counts (with shown-0..2), table (with told-0..2), away (while there is no value), none (too
   few people to tell anything). */
class ChangeStrips extends HTMLElement {
  update(change) {
    const rows = change?.told.rows ?? [];
    for (const name of ["pictures", "counts", "table"]) this.#part(name).hidden = rows.length === 0;
    this.#part("away").hidden = Boolean(change);
    this.#part("sentence").textContent = change?.told.sentence ?? "";
    this.#part("sentence").hidden = !change?.told.sentence;
    this.#part("sentence").classList.toggle("visually-hidden", rows.length > 0); // beside the picture it is for the ear
    this.#part("none").hidden = !change || Boolean(change.told.sentence);
    rows.forEach((row, index) => this.#row(row, index));
    if (rows.length) this.#draw(change);
  }

  #row({ shown }, index) {
    this.#part(`shown-${index}`).textContent = shown;
    this.#part(`told-${index}`).textContent = shown;
  }

  #draw({ before, after }) {
    for (const strip of this.querySelectorAll("spread-dots")) {
      strip.beside = [before.bins, after.bins];
      strip.update(strip.dataset.strip === "before" ? before : after, "spread");
    }
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}

customElements.define("change-strips", ChangeStrips);
