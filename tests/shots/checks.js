/* What is wrong with how the page looks, as a list of sentences. Nothing wrong: an empty list.

   kind: "screen" (the facilitator's screen and the projector, which must not scroll), "phone" or "page".
   Sizes are in CSS pixels; `fixed` says that the window is one in which a screen has to fit. */
({ kind, fixed }) => {
  const found = [];
  const tell = (what, element, text = "") => found.push(`${what}: ${name(element)} "${text.trim().slice(0, 40)}"`);

  const name = (element) => {
    const own = (one) => one.localName + [...one.classList].map((word) => `.${word}`).join("");
    return `${element.parentElement ? own(element.parentElement) : ""} > ${own(element)}`;
  };
  const visible = (element) =>
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true }) &&
    !element.closest(".visually-hidden, .skip-link");
  const modal = document.querySelector("dialog[open]");
  const layer = (element) => {
    for (let one = element; one; one = one.parentElement) {
      if (["fixed", "sticky", "absolute"].includes(getComputedStyle(one).position)) return one;
    }
    return null;
  };
  const block = (element) => {
    let one = element;
    while (one.parentElement && getComputedStyle(one).display.startsWith("inline")) one = one.parentElement;
    return one;
  };

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || element.closest("script, style, template, noscript, option") || !visible(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const boxes = [...range.getClientRects()].filter((box) => box.width > 1 && box.height > 1);
    if (boxes.length) texts.push({ element, text: node.data, boxes, block: block(element), layer: layer(element) });
  }

  wider();
  for (const item of texts) clipped(item);
  for (const item of texts) small(item);
  for (const field of document.querySelectorAll("input:not([type=hidden])")) {
    if (visible(field) && field.scrollWidth > field.clientWidth + 1) tell("clipped", field, field.value);
  }
  if (kind === "screen" && fixed) fits();
  overlaps();
  shapes();
  low();
  return [...new Set(found)];

  function wider() {
    const scrollers = [document.scrollingElement, document.querySelector("main")];
    if (scrollers.every((one) => one.scrollWidth <= one.clientWidth + 1)) return;
    const out = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > innerWidth + 1);
    tell("wider than the window", out.at(-1) ?? document.body);
  }

  function clipped({ element, text, boxes }) {
    for (let one = element; one && one !== document.body; one = one.parentElement) {
      const style = getComputedStyle(one);
      const hides = (value) => value === "hidden" || value === "clip";
      if (!hides(style.overflowX) && !hides(style.overflowY)) continue;
      const edge = one.getBoundingClientRect();
      const cut = boxes.some(
        (box) =>
          (hides(style.overflowX) && (box.right > edge.right + 1 || box.left < edge.left - 1)) ||
          (hides(style.overflowY) && (box.bottom > edge.bottom + 1 || box.top < edge.top - 1)),
      );
      if (cut) return tell("clipped", element, text);
    }
  }

  function small({ element, text }) {
    const size = parseFloat(getComputedStyle(element).fontSize);
    if (size < smallest(element) - 0.5) tell(`type of ${size.toFixed(1)} px, under ${smallest(element).toFixed(1)}`, element, text);
  }

  function smallest(element) {
    if (kind !== "screen") return 14;
    const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
    return Math.max(16, (element.closest("control-bar") ? 26 : 32) * scale);
  }

  function fits() {
    for (const one of [document.scrollingElement, document.querySelector("main")]) {
      if (one.scrollHeight > one.clientHeight + 1) tell(`${one.scrollHeight - one.clientHeight} px too high`, one);
    }
    for (const { element, text, boxes } of texts) {
      if (element.closest("dialog, .bar__panel")) continue;
      const out = boxes.some((box) => box.left < -1 || box.top < -1 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1);
      if (out) tell("outside the window", element, text);
      const bar = document.querySelector("control-bar")?.getBoundingClientRect();
      if (bar && element.closest("main") && boxes.some((box) => box.bottom > bar.top + 1)) tell("under the bar", element, text);
    }
  }

  function overlaps() {
    const seen = texts.filter(({ element }) => !modal || modal.contains(element));
    seen.forEach((one, index) => {
      for (const other of seen.slice(index + 1)) {
        if (one.block === other.block || one.layer !== other.layer) continue;
        if (one.boxes.some((box) => other.boxes.some((second) => over(box, second, 0.25)))) {
          tell(`over "${other.text.trim().slice(0, 24)}"`, one.element, one.text);
        }
      }
    });
  }

  /* Dots and marks over words. */
  function shapes() {
    for (const shape of document.querySelectorAll("main :is(circle, rect)")) {
      if (!visible(shape) || shape.closest(".site-header, .qr, .mark")) continue;
      const box = shape.getBoundingClientRect();
      if (kind === "screen" && fixed && box.top < -1) tell("outside the window", shape);
      const hit = texts.find((item) => !item.layer && item.boxes.some((second) => over(box, second, 0.1)));
      if (hit) tell("over words", shape, hit.text);
    }
  }

  function over(one, other, share) {
    const width = Math.min(one.right, other.right) - Math.max(one.left, other.left);
    const height = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
    return width > 2 && height > Math.max(1, share * Math.min(one.height, other.height));
  }

  function low() {
    if (kind === "page" && innerWidth > 500) return;
    const controls = "button, summary, select, textarea, input:not([type=hidden]), [role=slider], a.button, a.chip, nav a, .bar a";
    for (const control of document.querySelectorAll(controls)) {
      if (!visible(control)) continue;
      const target = control.matches("input[type=radio], input[type=checkbox]") ? (control.closest("label") ?? control) : control;
      const { height } = target.getBoundingClientRect();
      if (height > 0 && height < 43.5) tell(`control of ${height.toFixed(0)} px high, under 44`, target, target.textContent);
    }
  }
}
