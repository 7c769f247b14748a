/* What is chosen or written while the preview is being drawn comes into the next drawing only, which Wagtail leaves to
   the next change: here it comes at once. */
(() => {
  const catchUp = (panel) => {
    const choice = panel.querySelector('[data-w-preview-target="mode"]');
    const shown = new URL(panel.querySelector('#w-preview-iframe').src).searchParams.get('mode');
    if (choice && choice.value !== shown) choice.dispatchEvent(new Event('change', { bubbles: true }));
    else if (panel.dataset.wPreviewStaleValue === 'true') {
      panel.dataset.wPreviewStaleValue = 'false'; // only a change is noticed
      setTimeout(() => { panel.dataset.wPreviewStaleValue = 'true'; });
    }
  };

  // Wagtail is done with a drawing just after it has told of it.
  document.addEventListener('w-preview:loaded', ({ target }) => setTimeout(() => catchUp(target)));
})();
