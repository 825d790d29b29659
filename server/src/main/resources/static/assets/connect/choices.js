// Groups of checkboxes: a fieldset with data-maximum, "select all", and how many are chosen.

export function count() {
  document.querySelectorAll("fieldset[data-maximum]").forEach(update);
}

function update(group) {
  const boxes = boxesOf(group);
  const chosen = boxes.filter((box) => box.checked).length;
  const { maximum } = group.dataset;
  for (const box of boxes) box.disabled = !box.checked && chosen >= maximum;
  updateAll(group, chosen, boxes.length, maximum);
  updateCount(chosen);
}

function updateAll(group, chosen, boxes, maximum) {
  const all = group.querySelector("[data-select-all]");
  if (!all) return;
  all.closest("label").hidden = boxes > maximum;
  all.checked = chosen === boxes;
  all.indeterminate = chosen > 0 && chosen < boxes;
}

function updateCount(chosen) {
  const output = document.querySelector("[data-count]");
  if (output) output.textContent = output.dataset.count.replace("{0}", chosen);
}

const boxesOf = (group) => [...group.querySelectorAll("input[type=checkbox][name]")];

document.addEventListener("change", ({ target }) => {
  const group = target.closest("fieldset[data-maximum]");
  if (!group) return;
  if (target.matches("[data-select-all]")) for (const box of boxesOf(group)) box.checked = target.checked;
  update(group);
});
