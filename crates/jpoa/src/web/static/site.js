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
    if (part && target) target.replaceChildren(...part.childNodes);
    if (form.dataset.keeps !== undefined) history.replaceState(null, "", url);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 300);
  });
  for (const button of form.querySelectorAll("button[data-only-without-script]")) button.hidden = true;
}

// In a table with data-walk the arrow keys go from cell to cell; Tab enters and leaves it at one cell.
for (const table of document.querySelectorAll("table[data-walk]")) {
  const cells = [...table.querySelectorAll("tbody tr")].map((row) => [...row.querySelectorAll("td > a")]).filter((row) => row.length);
  const place = (cell) => {
    for (let row = 0; row < cells.length; row++) {
      const column = cells[row].indexOf(cell);
      if (column >= 0) return [row, column];
    }
    return null;
  };
  const all = cells.flat();
  all.forEach((cell, at) => (cell.tabIndex = at === 0 ? 0 : -1));
  table.addEventListener("keydown", (event) => {
    const at = place(document.activeElement);
    const step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    let next = null;
    if (at && step) next = cells[at[0] + step[0]]?.[at[1] + step[1]];
    if (at && event.key === "Home") next = cells[at[0]][0];
    if (at && event.key === "End") next = cells[at[0]].at(-1);
    if (!next) return;
    event.preventDefault();
    all.forEach((cell) => (cell.tabIndex = -1));
    next.tabIndex = 0;
    next.focus();
  });
}

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
