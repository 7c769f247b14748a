// Click to load: nothing is fetched from a video's host before the reader presses play.
export default function video(link) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const box = document.createElement("div");
    box.className = "video";
    const isFile = link.dataset.videoKind === "file";
    const player = document.createElement(isFile ? "video" : "iframe");
    player.src = link.dataset.video + (isFile ? "" : "&autoplay=1");
    player.title = link.dataset.videoTitle;
    if (isFile) {
      player.controls = true;
      if (link.dataset.videoCaptions) {
        const track = document.createElement("track");
        track.kind = "captions";
        track.src = link.dataset.videoCaptions;
        track.srclang = document.documentElement.lang;
        track.default = true;
        player.append(track);
      }
    } else {
      player.allow = "autoplay; encrypted-media; fullscreen; picture-in-picture";
      player.referrerPolicy = "strict-origin-when-cross-origin";
    }
    box.append(player);
    link.replaceWith(box);
    player.focus();
    if (isFile) player.play();
  });
}
