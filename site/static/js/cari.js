// Titles that begin as a reader types, below a search field: a combobox whose list the arrows walk through.
export default (field) => {
  const list = document.createElement("ul");
  const { saran } = field.dataset;
  let options = [];
  let at = -1;
  let asked;

  const pick = (n) => {
    at = n;
    options.forEach((li, i) => li.setAttribute("aria-selected", i === at));
    if (at < 0) field.removeAttribute("aria-activedescendant");
    else field.setAttribute("aria-activedescendant", options[at].id);
  };
  const show = (found) => {
    options = found.map(([title, href, kind], i) => {
      const li = document.createElement("li");
      Object.assign(li, { id: `${list.id}-${i}`, role: "option", textContent: title });
      li.append(Object.assign(document.createElement("small"), { textContent: ` ${kind}` }));
      li.addEventListener("mousedown", () => { location = href; });
      li.href = href;
      return li;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", !list.hidden);
    pick(-1);
  };

  Object.assign(list, { id: `${field.id}-saran`, className: "saran", role: "listbox", ariaLabel: field.labels[0].textContent });
  Object.assign(field, { role: "combobox", ariaAutoComplete: "list" });
  field.setAttribute("aria-controls", list.id);
  field.parentNode.append(list);
  delete field.dataset.saran; // once is enough
  show([]);
  field.addEventListener("input", () => {
    clearTimeout(asked);
    asked = setTimeout(async () => {
      const q = field.value;
      const answer = await fetch(`${saran}?q=${encodeURIComponent(q)}`).catch(() => {});
      if (answer?.ok && q === field.value) show(await answer.json());
    }, 200);
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && options.length) show([]);
    else if (step && options.length) pick((at + 1 + step + options.length + 1) % (options.length + 1) - 1);
    else if (event.key === "Enter" && at >= 0) location = options[at].href;
    else return;
    event.preventDefault();
  });
  field.addEventListener("blur", () => show([]));
};
