/* The editor's form as a draft: entries of names and values in, {title, ..., a_arguments: [...]} out. Pure. */

const LISTS = ["groups", "themes"];

/* `entries`: [name, value] as FormData gives them: "title", "a_arguments.2.text". Other names are left aside. */
export function draftOf(entries, names) {
  const draft = { groups: [], themes: [], a_arguments: [], b_arguments: [] };
  for (const name of names) draft[name] = "";
  for (const [name, value] of entries) {
    const [first, at, part] = name.split(".");
    if (part) place(draft[first], Number(at))[part] = lines(value);
    else if (LISTS.includes(name)) draft[name].push(value);
    else if (name in draft) draft[name] = lines(value);
  }
  return draft;
}

/* How many words somebody reads. */
export function words(text) {
  return (text.match(/[\p{L}\p{N}]+(?:['’\-][\p{L}\p{N}]+)*/gu) ?? []).length;
}

function place(list, at) {
  while (list.length <= at) list.push({ id: "", text: "", short: "", conviction: "" });
  return list[at];
}

/* A browser sends line ends as of old. */
function lines(value) {
  return value.replaceAll("\r\n", "\n");
}
