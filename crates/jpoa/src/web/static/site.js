// The one script of the site: it replaces fragments that the server renders, and walks the grid by arrow keys. Every page works without it.
"use strict";

// A form with data-live="#target" is asked again while it is filled in, and the answer's part of that name replaces the one on the page.
for (const form of document.querySelectorAll("form[data-live]")) {
  let waiting = 0;
  let asked = 0;
  const ask = async () => {
    const target = document.querySelector(form.dataset.live);
    const turn = ++asked;
    const said = new URLSearchParams(new FormData(form));
    const url = new URL(form.dataset.from || form.action, location);
    const posts = form.dataset.method === "post";
    if (!posts) url.search = said;
    const answer = await fetch(url, posts ? { method: "POST", body: said } : {});
    if (turn !== asked || !answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const part = page.querySelector(form.dataset.live);
    if (part && target) {
      target.replaceChildren(...part.childNodes);
      target.querySelectorAll("table[data-walk]").forEach(walk);
    }
    if (form.dataset.keeps !== undefined) history.replaceState(null, "", url);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 300);
  });
  for (const button of form.querySelectorAll("button[data-only-without-script]")) button.hidden = true;
}

// In a table with data-walk the arrow keys go from cell to cell; Tab enters and leaves it at one of them. Cells without a link, and
// rows without the column, are passed over.
const walk = (table) => {
  const grid = [...table.querySelectorAll("tbody tr")].map((row) => [...row.cells].map((cell) => cell.querySelector(":scope > a")));
  const place = (link) => {
    const row = grid.findIndex((row) => row.includes(link));
    return row < 0 ? null : [row, grid[row].indexOf(link)];
  };
  const all = grid.flat().filter(Boolean);
  const first = table.querySelector("tbody td > a") || all[0];
  all.forEach((link) => (link.tabIndex = link === first ? 0 : -1));
  table.addEventListener("keydown", (event) => {
    const at = place(document.activeElement);
    if (!at) return;
    const [row, column] = at;
    const own = grid[row];
    const next = {
      ArrowUp: grid.slice(0, row).findLast((row) => row[column])?.[column],
      ArrowDown: grid.slice(row + 1).find((row) => row[column])?.[column],
      ArrowLeft: own.slice(0, column).findLast(Boolean),
      ArrowRight: own.slice(column + 1).find(Boolean),
      Home: own.find(Boolean),
      End: own.findLast(Boolean),
    }[event.key];
    if (!next) return;
    event.preventDefault();
    all.forEach((link) => (link.tabIndex = link === next ? 0 : -1));
    next.focus();
  });
};
document.querySelectorAll("table[data-walk]").forEach(walk);

// In a form with data-keys a digit chooses that verdict and goes on to the reason; Enter there sends it.
for (const form of document.querySelectorAll("form[data-keys]")) {
  const choices = [...form.querySelectorAll("input[type=radio]")];
  const reason = form.querySelector("input:not([type=radio]):not([type=hidden])");
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input:not([type=radio]), textarea, select");
    const choice = choices[Number(event.key) - 1];
    if (typing || !choice || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    choice.checked = true;
    reason.focus();
  });
}
