// Display choices in the footer: colour scheme and saving data. Kept on this device only.
const keep = (key, value) => {
  try {
    if (value) localStorage.setItem(key, value);
    else localStorage.removeItem(key);
  } catch { /* storage is blocked: the choice lasts for this page */ }
};

export default function prefs(box) {
  const root = document.documentElement;
  const lite = box.querySelector("[name=lite]");
  box.hidden = false;
  box.querySelector(`[name=scheme][value="${root.dataset.scheme ?? ""}"]`).checked = true;
  lite.checked = "lite" in root.dataset;
  box.addEventListener("change", () => {
    const scheme = box.querySelector("[name=scheme]:checked").value;
    if (scheme) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
    root.toggleAttribute("data-lite", lite.checked);
    keep("scheme", scheme);
    keep("lite", lite.checked ? "1" : "");
  });
}
