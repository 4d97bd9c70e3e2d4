/* A page's side of the conversation: the connection, the post, what is shown and what is mine, put together.
   No DOM: the page is told what to do. */
import { Connection } from "./socket.js";
import { Me } from "./me.js";
import { Post } from "./post.js";
import { Regions } from "./regions.js";

const BEHIND_MS = 3_000;
const UNSAVED_MS = 5_000; // so long 'Bewaren' is believable

export class Room {
  #page;
  #outbox;
  #post;
  #connection;
  #postCommand;
  #clock;
  #regions = new Regions();
  #me = new Me();
  #epoch = 0;
  #healing = null;
  #late = false; // something waits for more than UNSAVED_MS
  #lateTimer = null;

  /* `page`: show({html, live}), own(me), saved("saved" | "saving" | "unsaved"), trouble(bool), refused(message, frame),
     gone(). `ways`: openSocket(), getState(), postCommand(frame). */
  constructor({ page, outbox, ways, clock, random, hidden }) {
    this.#page = page;
    this.#outbox = outbox;
    this.#clock = clock;
    this.#postCommand = ways.postCommand;
    this.#post = new Post({
      outbox,
      clock,
      random,
      changed: () => this.#changed(),
      kept: (frame, version) => this.#me.keep(frame, version),
      refused: (message, frame) => this.#page.refused(message, frame),
    });
    this.#connection = new Connection({
      ...ways,
      clock,
      random,
      hidden,
      on: {
        message: (message) => this.#hear(message),
        up: (way, send) => this.#up(way, send),
        down: () => this.#post.close(),
        trouble: (on) => this.#page.trouble(on),
        gone: () => this.#page.gone(),
      },
    });
  }

  /* The frames that came with the page. */
  start(frame, me) {
    this.#epoch = frame.epoch;
    if (me) this.#me.take(me);
    this.#page.show(this.#regions.start(frame));
    this.#changed();
    this.#connection.start();
  }

  /* Somebody did something on this page while it showed `step`. */
  command(command, step) {
    this.#post.put(command, step);
  }

  /* `returned`: the page is back in view; else the network came or went. */
  wake({ returned = false } = {}) {
    this.#connection.wake({ returned });
  }

  /* Out of the page cache; another page may have had the outbox meanwhile. */
  restore() {
    this.#outbox.claim();
    this.wake({ returned: true });
  }

  /* The page goes away; it may come back out of the page cache. */
  leave() {
    this.#outbox.release();
  }

  #up(way, send) {
    if (way === "socket") this.#post.open(send);
    else this.#post.open(this.#postCommand, { oneByOne: true });
  }

  #hear(message) {
    if (message.type === "state") this.#show(message);
    else if (message.type === "me") this.#own(message);
    else if (message.type === "ack" || message.type === "refused") this.#post.answer(message);
    else if (message.type === "pulse") this.#compare(message);
  }

  #show(frame) {
    if (frame.epoch > this.#epoch) this.#me.restart();
    this.#epoch = Math.max(this.#epoch, frame.epoch);
    const change = this.#regions.take(frame);
    if (change?.incomplete) return this.#connection.refresh();
    if (change) this.#page.show(change);
    if (change?.html) this.#ownAgain();
  }

  #own(frame) {
    this.#me.take(frame);
    this.#ownAgain();
  }

  #ownAgain() {
    const mine = this.#me.with(this.#outbox.waiting);
    if (mine) this.#page.own(mine);
  }

  /* A newer state is on its way; when it is not here soon it got lost. */
  #compare(pulse) {
    if (this.#healing !== null || !this.#regions.behind(pulse)) return;
    this.#healing = this.#clock.after(BEHIND_MS, () => {
      this.#healing = null;
      if (this.#regions.behind(pulse)) this.#connection.refresh();
    });
  }

  #changed() {
    const waiting = this.#outbox.waiting.length > 0;
    if (!waiting) this.#inTime();
    else if (this.#lateTimer === null) this.#lateTimer = this.#clock.after(UNSAVED_MS, () => this.#tooLate());
    this.#ownAgain();
    this.#page.saved(!waiting ? "saved" : this.#late ? "unsaved" : "saving");
  }

  #inTime() {
    if (this.#lateTimer !== null) this.#clock.cancel(this.#lateTimer);
    this.#lateTimer = null;
    this.#late = false;
  }

  #tooLate() {
    this.#late = true;
    this.#page.saved("unsaved");
    this.#connection.wake(); // is anybody there?
  }
}
