/* A talk in pairs: the sign by which you find the other, then the script. With data-seated: neighbours in a hall.

   Parts: [data-stage] (alone, seat, seek, talk), of which one is shown; token (an svg with data-colour) with use;
   words; three (shown when there are three); found, seek-again, lost, nobody
   (said when there is nobody else); [data-seat=left|right] buttons; script, where the cards come
   from <template id="pair-script"> (a one-by-one) and <template id="pair-cards"> (each with data-name). */
import { script, stage, task } from "../lib/pairing.js";
import { Store } from "../lib/store.js";

const SEEK_MS = 60_000; // so long people walk around before the room helps
const ANSWER_MS = 2_000; // so long after the server heard it another pair may come

class PairTalk extends HTMLElement {
  #me = null;
  #found = new Store(() => sessionStorage, `found ${location.pathname}`);
  #seat = new Store(() => sessionStorage, `seat ${location.pathname}`);
  #seeking = ""; // the words of the sign that is looked for
  #timer = null;
  #asked = false; // for another pair

  connectedCallback() {
    this.addEventListener("click", (event) => this.#click(event.target));
  }

  disconnectedCallback() {
    clearTimeout(this.#timer);
  }

  update(value, name) {
    if (name === "saved") return this.#heard(value);
    if (!value) return;
    this.#me = value;
    this.#show();
  }

  #click(target) {
    const seat = target.closest("[data-seat]")?.dataset.seat;
    if (seat) this.#sit(seat);
    else if (target.closest("[data-part=found]")) this.#meet();
    else if (target.closest("[data-part=lost]")) this.#seek();
    else if (target.closest("[data-part=seek-again]")) this.#forget();
    else if (target.closest("[data-part=other-seat]")) this.#sit(null);
  }

  #sit(seat) {
    this.#seat.write(seat);
    this.#show();
    this.#turn();
  }

  #meet() {
    this.#found.write(this.#me.pair.words);
    command({ type: "reply", key: "found", value: 1 });
    this.#show();
    this.#turn();
  }

  /* It was not the other after all. */
  #forget() {
    this.#found.write("");
    this.#show();
    this.#turn();
  }

  /* Until the server answers, nobody taps twice. */
  #seek() {
    this.#part("lost").disabled = true;
    this.#asked = true;
    command({ type: "seek" });
  }

  /* The server heard that the other was not found; when no other pair comes, there is nobody else. */
  #heard(word) {
    if (!this.#asked || word !== "saved") return;
    this.#asked = false;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#nobody(), ANSWER_MS);
  }

  #nobody() {
    this.#wait();
    this.#part("nobody").hidden = false;
  }

  get #state() {
    const { pair, answers } = this.#me;
    return { pair, answers, seated: "seated" in this.dataset, seat: this.#seat.read(), found: this.#found.read() };
  }

  #show() {
    const state = this.#state;
    const now = stage(state);
    for (const part of this.querySelectorAll("[data-stage]")) part.hidden = part.dataset.stage !== now;
    if (state.pair) this.#sign(state.pair);
    this.#look(now === "seek" ? state.pair.words : "");
    if (now === "talk") this.#tell(task(state), state.pair?.words ?? state.seat);
  }

  #sign({ words, colour, picture, people }) {
    for (const part of this.querySelectorAll("[data-part=words]")) part.textContent = words;
    for (const part of this.querySelectorAll("[data-part=token]")) {
      part.dataset.colour = colour;
      part.firstElementChild.setAttribute("href", `#picture-${picture}`);
    }
    for (const part of this.querySelectorAll("[data-part=three]")) part.hidden = people < 3;
  }

  /* 'Niet gevonden' comes after a minute with one sign. */
  #look(words) {
    if (words === this.#seeking) return;
    this.#seeking = words;
    this.#part("nobody").hidden = true;
    clearTimeout(this.#timer);
    if (words) this.#wait();
  }

  #wait() {
    const lost = this.#part("lost");
    lost.hidden = true;
    lost.disabled = false;
    this.#timer = setTimeout(() => {
      this.#part("nobody").hidden = true;
      lost.hidden = false;
    }, SEEK_MS);
  }

  #tell(name, sign) {
    const place = this.#part("script");
    const made = `${name} ${sign}`;
    if (place.dataset.made === made) return;
    place.dataset.made = made;
    const cards = document.importNode(document.getElementById("pair-script").content, true).firstElementChild;
    cards.dataset.name = made;
    cards.append(...script(name).map(card));
    place.replaceChildren(cards);
  }

  /* A finger brought something else. */
  #turn() {
    this.dispatchEvent(new CustomEvent("turned", { bubbles: true }));
    const heading = this.querySelector("[data-stage]:not([hidden]) :is(h1, h2)");
    heading?.setAttribute("tabindex", "-1");
    heading?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  #part(name) {
    return this.querySelector(`[data-part=${name}]`);
  }
}

function card(name) {
  const { content } = document.getElementById("pair-cards");
  return document.importNode(content.querySelector(`[data-name="${name}"]`), true);
}

function command(detail) {
  document.dispatchEvent(new CustomEvent("command", { detail }));
}

customElements.define("pair-talk", PairTalk);
