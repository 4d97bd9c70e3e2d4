/* The browser's clock and timers as one thing to hand over, so that tests can bring their own.
   `now` is in milliseconds and only compared with itself: nobody's clock is trusted for more. */
export const browserClock = Object.freeze({
  now: () => performance.now(),
  after: (milliseconds, act) => setTimeout(act, milliseconds),
  cancel: (timer) => clearTimeout(timer),
});
