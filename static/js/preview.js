/* The page in the editor's frame: a scene as on a phone or on the screen, with the elements that make it move, and nobody
   at the other end. What is chosen here stays here. The editor sends {html} when somebody typed. */
import { LivePage } from "./page.js";
import "./elements/fit-list.js";
import "./elements/line-picker.js";
import "./elements/place-gate.js";
import "./elements/saved-mark.js";
import "./elements/show-when.js";
import "./elements/spread-dots.js";
import "./elements/weigh-deck.js";
import "./elements/weight-rows.js";

const PLACE = 50; // where this phone stands when it weighs

const main = document.querySelector("main");
const page = new LivePage(main);
const me = { version: 1, position: null, second: null, weights: {}, order: [], answers: {}, texts: [] };

function keysIn(element) {
  const template = element.querySelector("template[data-part=arguments]");
  return template ? [...template.content.querySelectorAll("[data-key]")].map((item) => item.dataset.key) : [];
}

function tell() {
  me.order = keysIn(main);
  if (me.order.length) me.position ??= PLACE;
  page.own({ ...me, weights: { ...me.weights } });
}

document.addEventListener("command", ({ detail }) => {
  if (detail.type === "place") me.position = detail.value;
  if (detail.type === "weigh") me.weights[detail.argument] = detail.weight;
  tell();
});

window.addEventListener("message", ({ origin, data }) => {
  if (origin !== location.origin || typeof data?.html !== "string") return;
  const { scrollX, scrollY } = window;
  page.show({ html: data.html, live: {} });
  tell();
  window.scrollTo(scrollX, scrollY);
});

page.saved("saved");
tell();
