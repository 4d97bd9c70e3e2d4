/* Arguments as they travel: once each, as small as can be, in a <template>; what is seen is made from a second one.

   <li data-key="A1"><p>the whole</p><p>in short, empty where it is the same</p><p>conviction, when there is one</p></li> */

/* The arguments in a <template>: [{key, side, text, short, conviction, more}], conviction "" for none. `more`: is there
   more to read than the short text? */
export function argumentsIn(template) {
  return [...template.content.querySelectorAll("[data-key]")].map((item) => {
    const [text, short, conviction] = [...item.querySelectorAll("p")].map((one) => one.textContent);
    const more = Boolean(short || conviction);
    return { key: item.dataset.key, side: item.dataset.key[0], text, short: short || text, conviction: conviction ?? "", more };
  });
}

/* A copy of what stands in the page's <template id="`id`">, for one argument: its texts in [data-fill=text, short,
   conviction], its key on every [data-key]; without [data-of] of the other side, nor [data-with] of a text it lacks. */
export function shown(id, argument) {
  const made = document.importNode(document.getElementById(id).content, true).firstElementChild;
  for (const part of made.querySelectorAll("[data-fill]")) part.textContent = argument[part.dataset.fill];
  for (const part of made.querySelectorAll("[data-of]")) if (part.dataset.of !== argument.side) part.remove();
  for (const part of made.querySelectorAll("[data-with]")) if (!argument[part.dataset.with]) part.remove();
  for (const part of [made, ...made.querySelectorAll("[data-key]")]) {
    if ("key" in part.dataset) part.dataset.key = argument.key;
  }
  return made;
}

/* How many letters are read; the places where a word may break are none. */
export function letters(text) {
  return text.replaceAll("\u00ad", "").length;
}
