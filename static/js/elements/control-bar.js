/* The facilitator's bar: what each button means at this moment.

   Buttons have data-act; switches carry aria-pressed. The step's name, prompt and progress come with the scene, in
   <template data-bar>. Closing the conversation, and showing the spread while people are missing, is asked once. */
class ControlBar extends HTMLElement {
  #flags = null;

  connectedCallback() {
    this.addEventListener("click", (event) => this.#click(event));
    document.addEventListener("fullscreenchange", () => this.#press("full", Boolean(document.fullscreenElement)));
    document.addEventListener("click", (event) => this.#closeMenus(event.target));
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#closeMenus(null));
  }

  update(value, name) {
    if (name === "scene") return this.#showStep();
    this.#flags = value;
    if (value) this.#showFlags(value);
    this.#showStep();
  }

  #click(event) {
    const button = event.target.closest("[data-act]");
    if (!button || button.disabled || !this.#flags) return;
    this.#act(button.dataset.act, button);
    if (event.detail > 0) button.blur(); // so that the space bar goes on, and does not press this again
    if (!button.closest("[data-stays]")) this.#closeMenus(null);
  }

  #act(act, button) {
    const { back, paused, hidden, code, locked, step } = this.#flags;
    if (act === "next") this.#next();
    if (act === "back" && back) this.#send({ type: "go", to: back });
    if (act === "hide") this.#send({ type: "hide", on: !hidden });
    if (act === "pause") this.#send({ type: "pause", on: !paused });
    if (act === "code" && step !== "lobby") this.#send({ type: "code", on: !code });
    if (act === "lock") this.#send({ type: "lock", on: !locked });
    if (act === "ask") this.#send({ type: "ask", question: button.dataset.question });
    if (act === "draw") this.#draw();
    if (act === "full") this.#full();
  }

  /* Forward: first back out of pause or code, then show the spread, then the next step. */
  #next() {
    const { next, paused, code, step, released, missing } = this.#flags;
    if (paused) return this.#send({ type: "pause", on: false });
    if (code && step !== "lobby") return this.#send({ type: "code", on: false });
    if (this.#mustReveal()) return this.#ask(missing > 0 ? "missing" : null, { type: "reveal" });
    if (next) this.#ask(next === "closed" ? "closing" : null, { type: "go", to: next });
  }

  #mustReveal() {
    return this.#flags.step === "spread" && !this.#flags.released;
  }

  /* Ask in the dialog of that name before sending; with null nothing is asked. */
  #ask(name, command) {
    if (name === null) return this.#send(command);
    const dialog = this.querySelector(`dialog[data-ask=${name}]`);
    if (dialog.open) return;
    dialog.returnValue = "";
    dialog.onclose = () => dialog.returnValue === "yes" && this.#send(command);
    dialog.showModal();
  }

  #draw() {
    const buttons = [...this.querySelectorAll("[data-question]:not([data-question=''])")];
    const others = buttons.filter((button) => button.dataset.question !== this.#flags.question);
    const unused = others.filter((button) => !("used" in button.dataset));
    const from = unused.length ? unused : others;
    const drawn = from[Math.floor(Math.random() * from.length)];
    if (drawn) this.#send({ type: "ask", question: drawn.dataset.question });
  }

  #full() {
    if (document.fullscreenElement) document.exitFullscreen();
    else document.documentElement.requestFullscreen?.().catch(() => {});
  }

  #send(detail) {
    this.dispatchEvent(new CustomEvent("command", { bubbles: true, detail }));
  }

  #showFlags({ next, back, paused, hidden, code, locked, step, missing, question }) {
    this.#press("hide", hidden);
    this.#press("pause", paused);
    this.#press("code", code);
    this.#press("lock", locked);
    this.#button("back").disabled = !back;
    this.#button("code").disabled = step === "lobby";
    this.#showNext(next);
    this.#showMissing(missing);
    this.#showQuestion(question);
    const asking = step === "case" || step === "talk";
    for (const part of this.querySelectorAll("[data-when-asking]")) part.hidden = (part.dataset.whenAsking === "yes") !== asking;
  }

  #showNext(next) {
    const button = this.#button("next");
    const reveal = this.#mustReveal();
    button.querySelector("[data-part=next]").hidden = reveal;
    button.querySelector("[data-part=reveal]").hidden = !reveal;
    button.hidden = !next && !reveal;
    this.querySelector("[data-part=after]").hidden = Boolean(next) || reveal;
  }

  #showMissing(missing) {
    const part = this.querySelector("[data-part=missing]");
    part.textContent = (missing === 1 ? part.dataset.one : part.dataset.many).replace("{n}", missing);
  }

  #showQuestion(question) {
    for (const button of this.querySelectorAll("[data-question]")) {
      const on = button.dataset.question !== "" && button.dataset.question === question;
      button.setAttribute("aria-pressed", String(on));
      if (on) button.dataset.used = "";
      if (button.dataset.question === "") button.hidden = question === "";
    }
  }

  #showStep() {
    const template = document.querySelector("main template[data-bar]");
    if (template) this.querySelector("[data-part=step]").replaceChildren(template.content.cloneNode(true));
  }

  #press(act, on) {
    this.#button(act).setAttribute("aria-pressed", String(on));
  }

  #button(act) {
    return this.querySelector(`[data-act=${act}]`);
  }

  #closeMenus(clicked) {
    for (const menu of this.querySelectorAll("details[data-menu][open]")) {
      if (clicked && menu.contains(clicked)) continue;
      menu.open = false;
      menu.querySelector("summary").blur(); // so that the space bar goes on, and does not open this again
    }
  }
}

customElements.define("control-bar", ControlBar);
