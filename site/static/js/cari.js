// Titles that begin as a reader types: a combobox below the search field.
export default (field) => {
  const list = document.createElement("ul");
  const { saran } = field.dataset;
  let options = [];
  let at = -1;
  let asked;

  const pick = (n) => {
    at = n;
    options.forEach((li, i) => li.setAttribute("aria-selected", i === at));
    if (at < 0) return field.removeAttribute("aria-activedescendant");
    field.setAttribute("aria-activedescendant", options[at].id);
    options[at].scrollIntoView({ block: "nearest" });
  };
  const show = (found) => {
    options = found.map(([title, href, kind], i) => {
      const li = document.createElement("li");
      Object.assign(li, { id: `${list.id}-${i}`, textContent: `${title} ` });
      li.setAttribute("role", "option");
      li.append(Object.assign(document.createElement("small"), { textContent: kind }));
      li.addEventListener("click", () => { location = href; });
      li.href = href;
      return li;
    });
    list.replaceChildren(...options);
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", !list.hidden);
    pick(-1);
  };
  const ask = async () => {
    const q = field.value;
    const answer = await fetch(`${saran}?q=${encodeURIComponent(q)}`).catch(() => {});
    const found = answer?.ok ? await answer.json() : [];
    // The reader may be elsewhere by now.
    if (q === field.value && document.activeElement === field) show(found);
  };

  Object.assign(list, { id: `${field.id}-saran`, className: "saran" });
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", field.labels[0].textContent);
  field.setAttribute("role", "combobox");
  field.setAttribute("aria-autocomplete", "list");
  field.setAttribute("aria-controls", list.id);
  field.parentNode.append(list);
  delete field.dataset.saran;
  show([]);
  field.addEventListener("input", () => {
    clearTimeout(asked);
    asked = setTimeout(ask, 200);
  });
  field.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const places = options.length + 1; // the field too
    if (event.key === "Escape" && options.length) show([]);
    else if (step && options.length) pick((at + 1 + step + places) % places - 1);
    else if (step && field.value) ask();
    else if (event.key === "Enter" && at >= 0) location = options[at].href;
    else {
      // These move within the words again.
      if (/^(Home|End|Arrow)/.test(event.key)) pick(-1);
      return;
    }
    event.preventDefault();
  });
  list.addEventListener("mousedown", (event) => event.preventDefault()); // the field stays active
  field.addEventListener("blur", () => show([]));
  if (field.value !== field.defaultValue) ask(); // typed before this script was here
};
