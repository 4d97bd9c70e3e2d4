/* Every message on the websocket: types and their keys. Held equal to sessions/protocol.py by a test. */

export const FRAME_LIMIT = 4096;
export const SEQ_LIMIT = 2147483647;

/* What a client may send. */
export const CLIENT_MESSAGES = Object.freeze({
  "place": ["seq", "step", "round", "value"],
  "weigh": ["seq", "step", "argument", "weight"],
  "pick": ["seq", "step", "argument", "picked"],
  "reply": ["seq", "step", "key", "value"],
  "watch": ["seq", "step", "on"],
  "seek": ["seq", "step"],
  "pen": ["seq", "step", "on"],
  "write": ["seq", "step", "id", "kind", "side", "text", "more"],
  "conclude": ["seq", "step", "field", "text"],
  "go": ["seq", "step", "to"],
  "reveal": ["seq", "step"],
  "hide": ["seq", "step", "on"],
  "pause": ["seq", "step", "on"],
  "code": ["seq", "step", "on"],
  "lock": ["seq", "step", "on"],
  "ask": ["seq", "step", "question"],
  "extend": ["seq", "step", "minutes"],
  "turn": ["seq", "step", "side"],
  "when_ready": ["seq", "step", "on"],
  "moderate": ["seq", "step", "text", "approve"],
  "paper": ["seq", "step", "round", "value"],
  "lend": ["seq", "step", "on"],
  "beat": []
});

/* What the server answers. */
export const SERVER_MESSAGES = Object.freeze({
  "ack": ["seq", "version"],
  "refused": ["seq", "code", "sentence", "retry"],
  "state": ["epoch", "version", "scene", "live", "html", "now"],
  "me": ["version", "position", "second", "weights", "order", "answers", "texts", "pair", "role", "watching", "pen", "close", "profile"],
  "pulse": ["epoch", "version"],
  "bye": ["again"]
});

/* The text of one frame. */
export function dump(message) {
  return JSON.stringify(message);
}

/* The message in a frame, or null for anything that is none: a newer server may say things we do not know. */
export function parse(text) {
  try {
    const message = JSON.parse(text);
    return Object.hasOwn(SERVER_MESSAGES, message?.type) ? message : null;
  } catch {
    return null;
  }
}
