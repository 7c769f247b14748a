// The few words of the admin that reach no catalogue, in Indonesian: those of the table editor (Handsontable brings
// dictionaries for other languages only), the button of the calendar, and those that wagtail-localize writes into its
// translation editor.
(() => {
  if (document.documentElement.lang !== "id") return;

  const TABLE = {
    ROW_ABOVE: "Sisipkan baris di atas",
    ROW_BELOW: "Sisipkan baris di bawah",
    INSERT_LEFT: "Sisipkan kolom di kiri",
    INSERT_RIGHT: "Sisipkan kolom di kanan",
    REMOVE_ROW: ["Hapus baris", "Hapus baris"],
    REMOVE_COLUMN: ["Hapus kolom", "Hapus kolom"],
    CLEAR_COLUMN: "Kosongkan kolom",
    UNDO: "Urungkan",
    REDO: "Ulangi",
    READ_ONLY: "Hanya baca",
    ALIGNMENT: "Perataan",
    ALIGNMENT_LEFT: "Kiri",
    ALIGNMENT_CENTER: "Tengah",
    ALIGNMENT_RIGHT: "Kanan",
    ALIGNMENT_JUSTIFY: "Rata kiri-kanan",
    ALIGNMENT_TOP: "Atas",
    ALIGNMENT_MIDDLE: "Tengah",
    ALIGNMENT_BOTTOM: "Bawah",
    MERGE_CELLS: "Gabungkan sel",
    UNMERGE_CELLS: "Pisahkan sel",
    COPY: "Salin",
    CUT: "Potong",
  };

  const teach = ({ languages }) => {
    const words = { languageCode: "id" };
    for (const [name, text] of Object.entries(TABLE)) words[languages.dictionaryKeys[`CONTEXTMENU_ITEMS_${name}`]] = text;
    languages.registerLanguageDictionary(words);
  };

  // The table editor's script comes later than this one, and starts at once.
  let table = window.Handsontable;
  if (table) teach(table);
  Object.defineProperty(window, "Handsontable", {
    configurable: true,
    get: () => table,
    set: (value) => { table = value; teach(value); },
  });

  const CALENDAR_BUTTON = ".xdsoft_save_selected";

  const nameButtons = () => {
    for (const button of document.querySelectorAll(CALENDAR_BUTTON)) button.textContent = "Pakai tanggal ini";
  };

  // Calendars are put at the end of the body, each when its field is met for the first time.
  document.addEventListener("DOMContentLoaded", () => {
    nameButtons();
    new MutationObserver(nameButtons).observe(document.body, { childList: true });
  });

  const EDITOR = ".js-translation-editor";
  const TEXTS = [
    [/^(.+) to (.+) translation$/, "Terjemahan dari bahasa $1 ke bahasa $2"],
    [/^More actions$/, "Tindakan lain"],
  ];

  const say = (root) => {
    const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const node = walk.currentNode;
      const rule = TEXTS.find(([english]) => english.test(node.data.trim()));
      // What people wrote stands in segments and stays as it is.
      if (rule && !node.parentElement.closest("li, textarea, [contenteditable]")) node.data = node.data.trim().replace(...rule);
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    const editor = document.querySelector(EDITOR);
    if (!editor) return;
    say(editor);
    new MutationObserver(() => say(editor)).observe(editor, { childList: true, subtree: true, characterData: true });
  });
})();
