/* The way to the server, kept open: a websocket, or asking over HTTP where websockets do not get through.

   Nothing is tried while the page is hidden; `wake` (back in view, online, out of the page cache) tries at once. */
import { wait } from "./backoff.js";
import { dump, parse } from "./protocol.js";

const FIRST_WORD_MS = 10_000; // a socket that says nothing by then is no socket
const BEAT_MS = 10_000;
const SILENCE_MS = 15_000; // after a beat: together 25 s of silence
const WAKE_SILENCE_MS = 2_000; // after a sleep we want to know at once
const STALE_MS = 25_000;
const BANNER_MS = 5_000;
const FAILS_BEFORE_HTTP = 3;
const POLL_MS = 2_000;
const SOCKET_AGAIN_MS = 30_000;
const LOAD_ANEW = new Set([4000, 4404]); // close codes: this page has no business here any more
const CROWDED = 4409; // close code: this person has many tabs, and newer ones have the sockets
const BYE_SPREAD_MS = 4_000; // a server that goes away sends everybody at once; come back apart

export class Connection {
  #openSocket;
  #getState;
  #clock;
  #random;
  #hidden;
  #on;
  #socket = null;
  #way = null; // null, "socket" or "http"
  #fails = 0;
  #heardAt = 0;
  #openedAt = 0;
  #spread = false; // a bye: wait a little longer once
  #troubled = false;
  #ended = false;
  #timers = new Map();

  /* `openSocket()`: a WebSocket. `getState()`: a promise of the messages that make up the state; rejects with
     {gone: true} when this page has no business here any more. `hidden()`: is the page out of view?
     `on`: message(m), up(way, send), down(), trouble(bool), gone(). */
  constructor({ openSocket, getState, clock, random, hidden, on }) {
    this.#openSocket = openSocket;
    this.#getState = getState;
    this.#clock = clock;
    this.#random = random;
    this.#hidden = hidden;
    this.#on = on;
  }

  start() {
    this.#worry();
    this.#connect();
  }

  /* The page came back into view or out of the cache (`returned`), the network came or went, or somebody doubts that
     the line is still there. The time that a page was away does not count for the banner. */
  wake({ returned = false } = {}) {
    if (this.#ended) return;
    if (returned && this.#way === null && !this.#troubled) this.#worry();
    if (this.#way === "http") this.#poll();
    if (!this.#socket) return this.#connect();
    if (this.#way !== "socket") return this.#hurry();
    if (this.#clock.now() - this.#heardAt > STALE_MS) return this.reconnect();
    this.#beat(WAKE_SILENCE_MS);
  }

  /* Drop the socket, whatever it thinks of itself, and open a new one at once. */
  reconnect() {
    this.#drop();
    this.#connect();
  }

  /* Fetch the state beside the socket; when that does not work, a new socket will bring it. */
  async refresh() {
    try {
      this.#tell(await this.#getState());
    } catch (error) {
      if (error?.gone) return this.#end();
      this.reconnect();
    }
  }

  /* The page goes away. */
  stop() {
    this.#ended = true;
    this.#drop();
    for (const name of [...this.#timers.keys()]) this.#cancel(name);
  }

  #connect() {
    this.#cancel("connect");
    if (this.#ended || this.#socket || this.#hidden()) return;
    this.#openedAt = this.#clock.now();
    this.#after("deadline", FIRST_WORD_MS, () => this.#lost());
    const socket = this.#openSocket();
    this.#socket = socket;
    socket.onmessage = (event) => this.#socket === socket && this.#heard(event.data);
    socket.onclose = (event) => this.#socket === socket && this.#closed(event?.code);
  }

  /* A socket that was opening when the phone fell asleep may never open. */
  #hurry() {
    if (this.#clock.now() - this.#openedAt > WAKE_SILENCE_MS) this.reconnect();
  }

  #heard(text) {
    this.#heardAt = this.#clock.now();
    this.#cancel("deadline");
    if (this.#way !== "socket") this.#opened();
    const message = parse(text);
    if (message?.type === "bye") return this.#bye(message);
    if (message) this.#on.message(message);
  }

  #opened() {
    this.#fails = 0;
    this.#cancel("poll");
    this.#calm();
    this.#way = "socket";
    this.#after("beat", BEAT_MS, () => this.#beat(SILENCE_MS));
    const socket = this.#socket;
    this.#on.up("socket", (message) => socket.send(dump(message)));
  }

  #beat(patience) {
    this.#socket.send(dump({ type: "beat" }));
    const listening = this.#timers.has("deadline"); // an earlier beat still waits for its answer
    if (!listening || patience < SILENCE_MS) this.#after("deadline", patience, () => this.reconnect());
    this.#after("beat", BEAT_MS, () => this.#beat(SILENCE_MS));
  }

  #bye({ again }) {
    if (!again) return this.#end();
    this.#spread = true;
    this.#lost();
  }

  #closed(code) {
    if (LOAD_ANEW.has(code)) this.#end();
    else if (code === CROWDED) this.#stepBack();
    else this.#lost();
  }

  /* Ask over HTTP instead, or rest when nobody looks; else the tabs would push each other out for ever. */
  #stepBack() {
    this.#drop();
    this.#poll();
    this.#after("connect", this.#farOff(), () => this.#connect());
  }

  /* The socket closed, or never spoke. */
  #lost() {
    if (this.#way !== "socket") this.#fails += 1;
    this.#drop();
    if (this.#way !== "http" && this.#fails >= FAILS_BEFORE_HTTP) this.#poll();
    this.#again();
  }

  #again() {
    const milliseconds = this.#way === "http" ? this.#farOff() : this.#nextWait();
    this.#after("connect", milliseconds, () => this.#connect());
  }

  #nextWait() {
    const extra = this.#spread ? this.#random() * BYE_SPREAD_MS : 0;
    this.#spread = false;
    return extra + wait(this.#fails, this.#random);
  }

  #farOff() {
    return SOCKET_AGAIN_MS * (0.5 + this.#random());
  }

  #drop() {
    const socket = this.#socket;
    this.#socket = null;
    this.#cancel("deadline");
    this.#cancel("beat");
    socket?.close();
    if (this.#way === "socket") this.#isDown();
  }

  async #poll() {
    this.#cancel("poll");
    if (this.#ended || this.#hidden()) return;
    try {
      const messages = await this.#getState();
      if (this.#ended || this.#way === "socket") return;
      if (this.#way !== "http") this.#upOverHttp();
      this.#tell(messages);
    } catch (error) {
      if (error?.gone) return this.#end();
      if (this.#way === "http") this.#httpLost();
    }
    if (this.#way === "http") this.#after("poll", POLL_MS, () => this.#poll());
  }

  #upOverHttp() {
    this.#way = "http";
    this.#calm();
    this.#on.up("http", null);
    if (!this.#socket) this.#again();
  }

  #httpLost() {
    this.#isDown();
    if (!this.#socket) this.#again();
  }

  #tell(messages) {
    if (this.#ended) return;
    for (const message of messages) this.#on.message(message);
  }

  #isDown() {
    this.#way = null;
    this.#on.down();
    this.#worry();
  }

  #end() {
    this.stop();
    this.#on.gone();
  }

  #worry() {
    if (!this.#ended) this.#after("banner", BANNER_MS, () => this.#trouble(!this.#hidden()));
  }

  #calm() {
    this.#cancel("banner");
    this.#trouble(false);
  }

  #trouble(on) {
    if (this.#troubled === on) return;
    this.#troubled = on;
    this.#on.trouble(on);
  }

  #after(name, milliseconds, act) {
    this.#cancel(name);
    const run = () => {
      this.#timers.delete(name);
      act();
    };
    this.#timers.set(name, this.#clock.after(milliseconds, run));
  }

  #cancel(name) {
    if (this.#timers.has(name)) this.#clock.cancel(this.#timers.get(name));
    this.#timers.delete(name);
  }
}
