// Does the address ask for another view than the whole one? Then the picture that the page comes with is not the answer, and
// must not be seen. And in which colours is it seen? Runs before the page is painted; the style sheet does the rest.
(function () {
  // An address that was copied out of HTML may have "&amp;" for "&".
  var asked = new URLSearchParams(location.search.replace(/&(amp;)+/g, "&"));
  var root = document.documentElement.dataset;
  var names = ["from", "to", "year", "host", "kind", "q", "data", "sort"];
  if (asked.has("embed")) root.asked = "embed";
  else if (asked.get("data")) root.asked = "data";
  else if (names.some(function (name) { return asked.has(name); })) root.asked = "";
  var themes = /^(light|dark|contrast)$/;
  var theme = asked.get("theme");
  // A browser that keeps nothing throws.
  if (!themes.test(theme) && !asked.has("embed")) try { theme = localStorage.getItem("coalition-timeline:theme"); } catch (refused) {}
  if (themes.test(theme)) root.theme = theme;
})();
