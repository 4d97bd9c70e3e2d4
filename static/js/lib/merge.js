/* Two people wrote the same card: their changes together. Pure.

   A draft is {title, ..., groups: [], themes: [], a_arguments: [{id, text, short, conviction}], b_arguments: []}. What only
   one of them changed is taken over; a text that both changed is a conflict, in which somebody chooses. */

const SIDES = ["a_arguments", "b_arguments"];
const SETS = ["groups", "themes"];
const PARTS = ["text", "short", "conviction"];

/* {draft, conflicts: [{field, mine, theirs}], taken: [field]}. In the draft my text stands where there is a conflict; a
   field of an argument is called "a_arguments.<id>.text". */
export function merge(base, mine, theirs) {
  const found = { draft: copy(theirs), conflicts: [], taken: [] };
  for (const name of Object.keys(theirs)) {
    if (typeof theirs[name] === "string") found.draft[name] = text(name, base[name], mine[name], theirs[name], found);
  }
  for (const name of SETS) found.draft[name] = set(name, base[name], mine[name], theirs[name], found);
  for (const name of SIDES) found.draft[name] = list(name, base[name], mine[name], theirs[name], found);
  return found;
}

/* A draft with some fields put to another text: `texts` is {field: text}. */
export function withTexts(draft, texts) {
  const changed = copy(draft);
  for (const [field, value] of Object.entries(texts)) put(changed, field, value);
  return changed;
}

/* The text of a field; undefined for an argument that is not there. */
export function textOf(draft, field) {
  const [name, id, part] = field.split(".");
  return part ? draft[name].find((item) => item.id === id)?.[part] : draft[name];
}

/* Do two drafts say the same? The order of the names does not count. */
export function same(one, other) {
  return Object.keys(other).every((name) => name === "number" || equal(one[name], other[name]));
}

export function copy(draft) {
  return JSON.parse(JSON.stringify(draft));
}

function put(draft, field, value) {
  const [name, id, part] = field.split(".");
  if (!part) draft[name] = value;
  else for (const item of draft[name]) if (item.id === id) item[part] = value;
}

function text(field, base, mine, theirs, found) {
  if (mine === theirs || theirs === base) return mine ?? theirs;
  if (mine === base || mine === undefined) {
    found.taken.push(field);
    return theirs;
  }
  found.conflicts.push({ field, mine, theirs });
  return mine;
}

/* What either of them checked is checked, what either unchecked is not. */
function set(name, base, mine, theirs, found) {
  if (!equal(base, theirs)) found.taken.push(name);
  const added = theirs.filter((one) => !base.includes(one) && !mine.includes(one));
  return [...mine.filter((one) => theirs.includes(one) || !base.includes(one)), ...added];
}

function list(name, base, mine, theirs, found) {
  const at = (where, id) => where.find((item) => item.id === id);
  const order = together(ids(base), ids(mine), ids(theirs));
  if (ids(theirs).some((id) => !at(base, id)) || ids(base).some((id) => !at(theirs, id))) found.taken.push(name);
  return order.map((id) => argument(name, at(base, id), at(mine, id), at(theirs, id), found)).filter(Boolean);
}

/* null for one that was taken away and that the other left as it was: a change wins over taking away. */
function argument(name, base, mine, theirs, found) {
  if (base && !mine && theirs) return equal(base, theirs) ? null : theirs;
  if (base && mine && !theirs) return equal(base, mine) ? null : mine;
  if (!mine || !theirs) return mine ?? theirs ?? null;
  const merged = { ...theirs };
  for (const part of PARTS) {
    merged[part] = text(`${name}.${mine.id}.${part}`, base?.[part] ?? "", mine[part], theirs[part], found);
  }
  return merged;
}

/* The order of who moved something, mine when both did, with what the other added behind what it stood behind there. */
function together(base, mine, theirs) {
  const moved = !equal(mine.filter((id) => base.includes(id)), base.filter((id) => mine.includes(id)));
  const [first, second] = moved ? [mine, theirs] : [theirs, mine];
  const order = [...first];
  for (const [index, id] of second.entries()) {
    if (!order.includes(id)) order.splice(order.indexOf(second[index - 1]) + 1, 0, id);
  }
  return order;
}

function ids(items) {
  return items.map((item) => item.id);
}

function equal(one, other) {
  return canonical(one) === canonical(other);
}

function canonical(value) {
  return JSON.stringify(value, (_key, part) =>
    part && typeof part === "object" && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort()) : part,
  );
}
