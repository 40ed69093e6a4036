(() => {
  const shown = () => document.querySelector("input.lang:checked").value;
  // The section at the top of the window keeps its place when the language changes.
  const here = (lang) => [...document.querySelectorAll(`main[lang=${lang}] section`)].findLast((s) => s.getBoundingClientRect().top < 80);
  let before = shown();
  document.querySelectorAll("input.lang").forEach((button) => button.addEventListener("change", () => {
    document.documentElement.lang = shown();
    const twin = place && document.getElementById(`${place}-${shown()}`);
    if (twin) twin.scrollIntoView();
    before = shown();
  }));
  let place = null;
  addEventListener("scroll", () => { place = here(before)?.dataset.section ?? null; }, { passive: true });
  addEventListener("beforeprint", () => document.querySelectorAll("details:not(.aside)").forEach((d) => { d.open = true; }));
  // Odds that a reader held before are multiplied by what the record adds: the hundred dots are counted anew.
  document.querySelectorAll(".prior").forEach((figure) => figure.addEventListener("input", () => {
    const fields = [...figure.querySelectorAll("input")], dots = [...figure.querySelectorAll("circle")];
    const weights = fields.map((f) => Math.max(0, f.valueAsNumber || 0) * f.dataset.chance);
    const whole = weights.reduce((sum, weight) => sum + weight, 0);
    if (!(whole > 0)) return;
    let sum = 0, first = 0;
    fields.forEach((field, r) => {
      sum += weights[r];
      const row = field.closest("li"), end = Math.round(dots.length * sum / whole);
      dots.slice(first, end).forEach((dot) => { dot.dataset.of = row.dataset.of; });
      row.querySelector("output").textContent = end - first;
      first = end;
    });
  }));
})();
