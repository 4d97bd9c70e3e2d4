/* The plain HTTP twin of the websocket: the state by GET, a command by POST. Same frames, same handlers. */

const GONE = new Set([401, 403, 404, 410]);
const PATIENCE_MS = 8_000;

/* `fetch` as in the browser; `addresses`: {state, command}; `csrf`: the token; `client`: 16 hex. */
export function httpWays({ fetch, addresses, csrf, client, timeout = (ms) => AbortSignal.timeout(ms) }) {
  const ask = async (url, options) => {
    const answer = await fetch(url, { ...options, credentials: "same-origin", cache: "no-store", signal: timeout(PATIENCE_MS) });
    if (GONE.has(answer.status)) throw Object.assign(new Error("gone"), { gone: true });
    if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
    return answer.json();
  };

  return {
    async getState() {
      const { state, me } = await ask(addresses.state, {});
      const frames = [{ ...state, type: "state" }];
      return me ? [...frames, { ...me, type: "me" }] : frames;
    },

    postCommand(frame) {
      return ask(`${addresses.command}?client=${client()}`, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": csrf },
        body: JSON.stringify(frame),
      });
    },
  };
}
