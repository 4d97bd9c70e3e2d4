/* Where nobody leads: what the bar of one phone offers. Pure. */

/* In these steps somebody first answers, and then goes on. */
const ANSWERED = {
  first_position: (me) => me.position !== null,
  second_position: (me) => me.second !== null,
  weigh: (me) => me.order.every((key) => key in me.weights),
};
const WRITING = new Set(["flip", "third_way", "harvest"]); // there sending is the dark button

/* "show" (laat zien), "on" (klaar, verder), "done" (waits for the others) or "" (nothing yet). `spread`: the live value,
   null as long as it is not shown; `present`: people here; `least`: so many are needed to begin. */
export function offer({ me, step, spread, present, least }) {
  if (!me || me.watching || step === "closed" || !step) return "";
  if (said(me, `done.${step}`)) return "done";
  if (step === "lobby") return present >= least ? "on" : "";
  if (step === "spread" && !spread) return said(me, "show") ? "done" : "show";
  return ANSWERED[step] && !ANSWERED[step](me) ? "" : "on";
}

/* 0 is asked anew: ready with A says nothing of B. */
function said(me, key) {
  return key in me.answers && me.answers[key] !== 0;
}

/* Is going on the dark button of this step? */
export function dark(step) {
  return !WRITING.has(step);
}
