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
})();
