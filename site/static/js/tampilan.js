// Display choices in the footer. The colour scheme is kept on this device only; saving data is told to the server by a
// cookie, because only a page that comes without pictures keeps the browser from fetching them.
const YEAR_S = 31536000;
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
  box.addEventListener("change", ({ target }) => {
    if (target === lite) {
      document.cookie = `hemat=${lite.checked ? 1 : 0}; path=/; max-age=${YEAR_S}; samesite=lax`;
      location.reload();
      return;
    }
    const scheme = box.querySelector("[name=scheme]:checked").value;
    if (scheme) root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
    keep("scheme", scheme);
  });
}
