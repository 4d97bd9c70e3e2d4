/* What a browser reads aloud, and with which voice. Pure. */

const LONGEST = 220; // letters; some browsers fall silent in the middle of a longer one

/* The voice for a language ("nl"): one on the device before one over the network; null when there is none. */
export function voiceFor(voices, language) {
  const fitting = voices.filter((voice) => voice.lang.toLowerCase().split(/[-_]/)[0] === language);
  return fitting.find((voice) => voice.localService) ?? fitting[0] ?? null;
}

/* Texts as they stand on the page to what is said one after the other: whole words, with a pause after each. */
export function sayings(texts) {
  return texts.map(clean).filter(Boolean).flatMap(cut);
}

function clean(text) {
  const words = text.replaceAll("\u00ad", "").replace(/[\s\u2039\u203a]+/g, " ").replace(/ ([.,:;?!])/g, "$1").trim();
  return /[\p{L}\p{N}]/u.test(words) ? words : "";
}

/* At the ends of sentences. */
function cut(text) {
  const sentences = text.match(/[^.?!]+(?:[.?!]+|$)\s*/g) ?? [text];
  const parts = [""];
  for (const sentence of sentences) {
    if (parts.at(-1) && (parts.at(-1) + sentence).trim().length > LONGEST) parts.push("");
    parts[parts.length - 1] += sentence;
  }
  return parts.map((part) => part.trim());
}
