// Album: each photo is a link to its large size. With script the photo opens in a dialog; arrow keys step, Escape closes.
export default function lightbox(list) {
  const frame = document.querySelector("[data-lightbox-frame]");
  const links = [...list.querySelectorAll("figure > a")];
  const [figure, status] = [frame.querySelector("figure"), frame.querySelector("[data-count]")];
  const steps = frame.querySelectorAll("[data-lightbox-step]");
  let at = 0;

  const show = (n) => {
    at = (n + links.length) % links.length;
    const link = links[at];
    // A new element: the old photo must not stand above the new words while the next one loads.
    const photo = new Image();
    photo.src = link.href;
    // Readers who save data have the photo's words in its place.
    photo.alt = link.querySelector("img")?.alt ?? link.querySelector(".unloaded")?.textContent ?? "";
    const words = link.parentNode.querySelector("figcaption");
    const caption = document.createElement("figcaption");
    if (words) caption.append(...words.cloneNode(true).childNodes);
    figure.replaceChildren(photo, caption);
    status.textContent = status.dataset.count.replace("{n}", at + 1).replace("{total}", links.length);
  };

  steps.forEach((button) => {
    button.hidden = links.length < 2;
    button.addEventListener("click", () => show(at + Number(button.dataset.lightboxStep)));
  });
  frame.querySelector("[data-lightbox-close]").addEventListener("click", () => frame.close());
  frame.addEventListener("click", (event) => {
    if (event.target === frame || event.target === figure) frame.close();
  });
  frame.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (!by || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    show(at + by);
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest("figure > a");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    show(links.indexOf(link));
    frame.showModal(); // when it closes the browser gives the focus back to the link
  });
}
