// Does the address ask for another view than the whole one? Then the picture that the page comes with is not the answer, and
// must not be seen. Runs before the page is painted; the style sheet does the rest.
(function () {
  var asked = new URLSearchParams(location.search);
  var root = document.documentElement.dataset;
  var names = ["from", "to", "year", "host", "kind", "q", "data", "sort"];
  if (asked.has("embed")) root.asked = "embed";
  else if (names.some(function (name) { return asked.has(name); })) root.asked = "";
  if (/^(light|dark)$/.test(asked.get("theme"))) root.theme = asked.get("theme");
})();
