// Map page: chips and districts are links that the server answers. With script the answer is drawn
// into the page at hand, so that the map stays where it is; the panel is a polite live region.
import zoom from "./zum.js";

const SYNCED = ".lang a, [data-peta] .choro a, [data-peta] .choro path, [data-peta] .choro text, [data-peta-selaras] a";
const REPLACED = ".crumb, [data-peta-ganti]";
const ATTRIBUTES = ["class", "href", "aria-current"];

export default function map(root) {
  const address = () => location.pathname + location.search;
  let current = 0, shown = address();

  const draw = (next) => {
    // The drawing ends with the chosen district, so its links are first brought into that order.
    const [drawn, order] = [document, next].map((doc) => [...doc.querySelectorAll("[data-peta] .kec a")]);
    for (const { textContent: name } of order) {
      const link = drawn.find((old) => old.textContent === name);
      link?.parentNode.append(link);
    }
    const [olds, news] = [document, next].map((doc) => [...doc.querySelectorAll(SYNCED)]);
    if (olds.length !== news.length) throw new Error("another page");
    olds.forEach((old, i) => {
      for (const name of ATTRIBUTES) {
        const value = news[i].getAttribute(name);
        if (value === null) old.removeAttribute(name); else old.setAttribute(name, value);
      }
    });
    const fresh = [...next.querySelectorAll(REPLACED)];
    document.querySelectorAll(REPLACED).forEach((old, i) => old.replaceChildren(...document.adoptNode(fresh[i]).childNodes));
    document.title = next.title;
  };

  const open = async (href, link) => {
    const mine = ++current;
    try {
      const reply = await fetch(href);
      if (!reply.ok) throw new Error(reply.status);
      const next = new DOMParser().parseFromString(await reply.text(), "text/html");
      if (mine !== current) return; // the reader has gone on
      // The address first: the new links are written against it.
      if (link) history.pushState({ peta: true }, "", href);
      shown = address();
      draw(next);
      if (!link || link.isConnected && !link.closest("tbody, svg")) return;
      const panel = root.querySelector("[data-peta-ganti=panel]");
      panel.scrollIntoView({ block: "nearest" });
      if (!link.closest("svg")) panel.querySelector("h2")?.focus({ preventScroll: true });
    } catch {
      location.assign(href);
    }
  };

  root.querySelectorAll("[data-zoom]").forEach(zoom);
  const here = new URL(root.dataset.peta, location.href).pathname;
  document.querySelector("main").addEventListener("click", (event) => {
    const link = event.target.closest("a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    // In the drawing `href` is an object of SVG's own.
    const href = new URL(link.getAttribute("href"), location.href);
    if (href.origin !== location.origin || !href.pathname.startsWith(here) || href.hash) return;
    event.preventDefault();
    open(href.href, link);
  });
  // A jump to an anchor is a popstate too, and changes nothing here.
  addEventListener("popstate", () => { if (address() !== shown) open(location.href); });
}
