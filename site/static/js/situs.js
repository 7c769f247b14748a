// Entry: fetches a module only where the page has its hook. Every page works without any of them.
const modules = [
  ["[data-info]", () => import("./info.js")],
  ["[data-prefs]", () => import("./tampilan.js")],
  ["[data-print], [data-copy]", () => import("./tindakan.js")],
  ["[data-video]", () => import("./video.js")],
  ["[data-lightbox]", () => import("./lightbox.js")],
  ["[data-peta]", () => import("./peta.js")],
];

document.documentElement.dataset.ready = "";
for (const [hook, load] of modules) {
  const found = document.querySelectorAll(hook);
  if (found.length) load().then((module) => found.forEach(module.default));
}
