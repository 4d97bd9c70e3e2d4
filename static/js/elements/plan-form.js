/* The steps of the formats while a session is opened: how long they take together, and when that is over.

   Holds a [data-format] for each format, with checkboxes for the steps and a text field with the minutes in the same
   list item. Parts in each: total, end (hidden until there is a time), time. Without this the server adds up. */
const LEAST = 1;
const MOST = 60; // minutes of one step
const AGAIN_MS = 20_000; // the clock goes on while somebody chooses

class PlanForm extends HTMLElement {
  #timer = null;

  connectedCallback() {
    this.addEventListener("input", () => this.#show());
    this.addEventListener("keydown", (event) => this.#step(event));
    this.#timer = setInterval(() => this.#show(), AGAIN_MS);
    this.#show();
  }

  disconnectedCallback() {
    clearInterval(this.#timer);
  }

  #show() {
    for (const plan of this.querySelectorAll("[data-format]")) this.#add(plan);
  }

  #add(plan) {
    const minutes = [...plan.querySelectorAll("li")].filter(isOn).map(minutesOf);
    const total = minutes.reduce((sum, one) => sum + one, 0);
    const known = Number.isFinite(total);
    put(plan.querySelector("[data-part=total]"), known ? String(total) : "?");
    plan.querySelector("[data-part=end]").hidden = !known;
    if (known) put(plan.querySelector("[data-part=time]"), clock(Date.now() + total * 60_000));
  }

  /* Up and down change the minutes by one, as in a number field, which would forget what it cannot read. */
  #step(event) {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    const field = event.target.closest("input[inputmode=numeric]");
    if (!by || !field) return;
    event.preventDefault();
    const now = Number(field.value);
    if (!Number.isInteger(now)) return;
    field.value = String(Math.min(MOST, Math.max(LEAST, now + by)));
    this.#show();
  }
}

function isOn(item) {
  return item.querySelector("input[type=checkbox]").checked;
}

/* NaN for what is no whole number of minutes that may be. */
function minutesOf(item) {
  const field = item.querySelector("input[inputmode=numeric]");
  const minutes = /^\d{1,3}$/.test(field.value.trim()) ? Number(field.value) : NaN;
  const fits = minutes >= LEAST && minutes <= MOST;
  if (fits) field.removeAttribute("aria-invalid");
  return fits ? minutes : NaN;
}

function clock(moment) {
  const time = new Date(moment);
  return time.toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" });
}

function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

customElements.define("plan-form", PlanForm);
