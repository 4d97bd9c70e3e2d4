/* The one script of the two live pages: the facilitator's screen and the participant's phone. */
import { browserClock } from "./lib/clock.js";
import { Outbox } from "./lib/outbox.js";
import { Room } from "./lib/room.js";
import { Store } from "./lib/store.js";
import { httpWays } from "./lib/ways.js";
import { LivePage } from "./page.js";
import { keepAwake } from "./awake.js";
import "./elements/change-strips.js";
import "./elements/control-bar.js";
import "./elements/fetched-part.js";
import "./elements/fit-list.js";
import "./elements/group-close.js";
import "./elements/line-picker.js";
import "./elements/pair-script.js";
import "./elements/paper-mark.js";
import "./elements/pick-deck.js";
import "./elements/place-gate.js";
import "./elements/question-menu.js";
import "./elements/read-aloud.js";
import "./elements/saved-mark.js";
import "./elements/screen-keys.js";
import "./elements/show-when.js";
import "./elements/spread-dots.js";
import "./elements/step-clock.js";
import "./elements/text-size.js";
import "./elements/told-note.js";
import "./elements/trouble-mark.js";
import "./elements/weigh-deck.js";
import "./elements/weight-rows.js";

const main = document.querySelector("main[data-scene]");
const { socket, state, command, csrf } = main.dataset;

const store = new Store(() => sessionStorage, `outbox ${location.pathname}`);
const outbox = new Outbox(store, (count) => crypto.getRandomValues(new Uint8Array(count)));
const page = new LivePage(main);

const room = new Room({
  page,
  outbox,
  ways: {
    openSocket: () => new WebSocket(socketAddress(outbox.client)),
    ...httpWays({ fetch: fetch.bind(window), addresses: { state, command }, csrf, client: () => outbox.client }),
  },
  clock: browserClock,
  random: Math.random,
  hidden: () => document.hidden,
});

document.addEventListener("command", (event) => room.command(event.detail, page.step));
document.addEventListener("visibilitychange", () => document.hidden || room.wake({ returned: true }));
window.addEventListener("online", () => room.wake());
window.addEventListener("offline", () => room.wake()); // a socket does not notice by itself
window.addEventListener("pageshow", (event) => event.persisted && room.restore());
window.addEventListener("pagehide", () => room.leave());

room.start(given("frame"), given("me"));
keepAwake(() => page.step !== "closed");

function socketAddress(client) {
  const address = new URL(socket, location.href);
  address.protocol = location.protocol === "https:" ? "wss:" : "ws:";
  address.searchParams.set("client", client);
  return address.href;
}

function given(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : null;
}
