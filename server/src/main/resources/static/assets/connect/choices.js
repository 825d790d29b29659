// Groups of checkboxes: a fieldset with data-minimum and data-maximum, "select all", and how many are chosen.

export function count() {
  document.querySelectorAll("fieldset[data-minimum]").forEach(update);
}

function update(group) {
  const boxes = boxesOf(group);
  const chosen = boxes.filter((box) => box.checked).length;
  const { minimum, maximum = boxes.length } = group.dataset;
  for (const box of boxes) box.disabled = !box.checked && chosen >= maximum;
  for (const button of group.form.elements) {
    if (button.type === "submit" && !button.hasAttribute("formaction")) button.disabled = chosen < minimum;
  }
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
  if (!output) return;
  const { countNone, countOne, countOther } = output.dataset;
  const text = [countNone, countOne][chosen] ?? countOther.replace("{0}", chosen);
  if (output.textContent !== text) output.textContent = text;
}

const boxesOf = (group) => [...group.querySelectorAll("input[type=checkbox][name]")];

document.addEventListener("change", ({ target }) => {
  const group = target.closest("fieldset[data-minimum]");
  if (!group) return;
  if (target.matches("[data-select-all]")) for (const box of boxesOf(group)) box.checked = target.checked;
  update(group);
});
