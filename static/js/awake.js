/* Keep the screen on while the conversation runs, where the browser can: not on plain http, so not on every phone. */
export function keepAwake(running) {
  if (!navigator.wakeLock) return;
  const ask = async () => {
    if (document.hidden || !running()) return;
    try {
      await navigator.wakeLock.request("screen");
    } catch {
      // a low battery may say no
    }
  };
  document.addEventListener("visibilitychange", ask);
  ask();
}
