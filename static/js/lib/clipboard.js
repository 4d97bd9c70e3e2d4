/* Copy what stands in a field. Over plain http there is no clipboard to write to, so the field is selected and the
   page is asked to copy; where that fails too, it stays selected for whoever copies by hand. */
export async function copied(field, clipboard, page) {
  try {
    await clipboard.writeText(field.value);
    return true;
  } catch {
    field.focus();
    field.select();
    return byPage(page);
  }
}

function byPage(page) {
  try {
    return page.execCommand("copy");
  } catch {
    return false;
  }
}
