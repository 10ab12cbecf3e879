// Early script: runs before the page is painted, and sets its colours, its policies and whether its delivered picture may be seen.
// Where the address asks for another view than the whole one, that picture is not the answer, and must not be seen, unless the program
// that has the answer fails or does not come. The style sheet does the rest. Written for browsers that cannot run the program, too.
(function () {
  // An address that was copied out of HTML may have "&amp;" for "&".
  var requested = new URLSearchParams(location.search.replace(/&(amp;)+/g, "&"));
  var html = document.documentElement;
  var names = ["from", "to", "year", "host", "kind", "q", "data", "sort", "hide", "lanes", "moments"];
  if (requested.has("embed")) html.dataset.requested = "embed";
  else if (requested.get("data")) html.dataset.requested = "data";
  else if (names.some(function (name) { return requested.has(name); })) html.dataset.requested = "";
  var themes = /^(light|dark|contrast)$/;
  var theme = requested.get("theme");
  // A browser that keeps nothing throws.
  if (!themes.test(theme) && !requested.has("embed")) try { theme = localStorage.getItem("coalition-timeline:theme"); } catch (refused) {}
  if (themes.test(theme)) html.dataset.theme = theme;

  var folder = document.currentScript.src.replace(/[^/]*$/, "");

  // Trusted Types: below, the page takes HTML and addresses of scripts from this policy alone. Whoever starts the program finds it under
  // its name. Addresses are those of our own files; HTML is that of Leptos' templates and of pictures of our own.
  var rules = {
    createHTML: function (html) { return html; },
    createScriptURL: function (address) {
      if (address.indexOf(folder) === 0) return address;
      throw new TypeError("The script " + address + " is none of ours.");
    },
  };
  var policy = rules;
  // Not every browser has Trusted Types, and a server may send a policy of its own that has no place for ours.
  try { policy = trustedTypes.createPolicy("coalition-timeline", rules); } catch (refused) {}
  Object.defineProperty(window, Symbol.for("coalition-timeline:policy"), { value: policy });

  // In a frame without an origin of its own (`sandbox="allow-scripts"`) WebKit takes 'self' for nothing: no style and no program
  // would come. There the same policy names our folder instead. It goes before the one of the page, which it takes into a comment;
  // if this script does not come, the one of the page holds. The signs that mean something in a policy or in HTML are escaped.
  if (self.origin === "null" && /^https?:/.test(folder)) {
    var source = folder.replace(/[;,&']/g, function (sign) { return "%" + sign.charCodeAt(0).toString(16); });
    var content = "%%policy%%".replace(/'self'/g, source);
    document.write(policy.createHTML("<meta http-equiv=\"Content-Security-Policy\" content=\"" + content + "\"><!--"));
  }

  // A program that has not started by then is waited for all the same, but no longer in front of an empty page.
  var LATE_MS = 10000;
  var isFramed = parent !== window;
  var tries = 0;
  var isStarted = false;
  var late, message, sizes;

  function all(css, change) { Array.prototype.forEach.call(document.querySelectorAll(css), change); }
  function show(css, isShown) { all(css, function (element) { element.hidden = !isShown; }); }
  // The words for the reader may not have been read yet.
  function whenRead(then) {
    if (document.readyState !== "loading") return then();
    document.addEventListener("readystatechange", then, { once: true });
  }

  // The page around a frame hears what the program would have told it.
  function tell(said) { if (isFramed) parent.postMessage(said, "*"); }
  function own(said) { return Object.assign({ source: "coalition-timeline", version: 1 }, said); }
  function tellHeight() {
    var main = document.querySelector("main");
    if (isStarted || !message || !main) return;
    var height = Math.ceil(main.getBoundingClientRect().bottom + scrollY);
    tell(own({ type: "height", height: height }));
    tell({ sentinel: "amp", type: "embed-size", height: height });
  }
  addEventListener("message", function (event) {
    var said = event.data;
    if (event.source === parent && said && said.source === "coalition-timeline" && said.type === "get-height") tellHeight();
  });

  // Shows the page as it was delivered, and says why: "failed", "file", "late", or "again" while a further try is on its way.
  function stand(why, reason) {
    whenRead(function () {
      if (isStarted) return;
      if (location.protocol === "file:") why = "file";
      html.dataset.plain = why;
      // Nothing would unfold what is folded. It stays so: a reader may have come to it when the program comes.
      html.dataset.unfolded = "";
      var kind = html.dataset.requested;
      var isData = Boolean(requested.get("data"));
      var isPart = ["from", "to", "year", "host", "kind", "q"].some(function (name) { return requested.has(name); });
      // In a page around ours data of others are not to be mistaken for ours.
      var told = [why, isData ? kind === "data" && "data" : isPart && "part"];
      if (kind === "embed" && isData) html.dataset.plain += " other";
      all("[data-when]", function (words) { words.hidden = told.indexOf(words.dataset.when) < 0; });
      show("[data-waiting]", false);
      show("[data-failed]", true);
      // Nothing leads a frame away.
      if (isFramed) all("main a", function (link) { link.target = "_blank"; link.rel = "noopener"; });
      if (reason && reason !== message) tell(own({ type: "error", message: message = reason }));
      tellHeight();
      if (isFramed && !sizes && window.ResizeObserver) {
        sizes = new ResizeObserver(function () { requestAnimationFrame(tellHeight); });
        sizes.observe(document.querySelector("main"));
      }
    });
  }

  function fail(reason) {
    clearTimeout(late);
    stand("failed", reason);
  }
  function wait() {
    clearTimeout(late);
    late = setTimeout(function () { stand("late", "The program has not started within " + LATE_MS / 1000 + " seconds."); }, LATE_MS);
  }

  // The start script says how it went. Of its own failures the browser tells: it did not come, or is none.
  document.addEventListener("coalition-timeline:start", function (event) {
    if (event.detail) return fail(event.detail);
    isStarted = true;
    clearTimeout(late);
    if (sizes) sizes.disconnect();
    delete html.dataset.plain;
    show("[data-failed]", false);
  });
  addEventListener("error", function (event) {
    var it = event.target;
    var file = it === window ? event.filename : it.localName === "script" && it.src;
    if (isStarted || !file || file.indexOf(folder + "start-") !== 0) return;
    fail(event.message || "The script " + file + " did not come.");
  }, true);
  // Browsers remember a script that did not come: the next try is for another address, which its files have from it.
  document.addEventListener("click", function (event) {
    if (!event.target.closest || !event.target.closest("[data-again]")) return;
    var script = document.createElement("script");
    script.crossOrigin = "anonymous";
    script.src = policy.createScriptURL(document.querySelector("script[defer]").src.replace(/\?.*/, "") + "?" + ++tries);
    document.head.appendChild(script);
    stand("again");
    wait();
  });
  whenRead(function () { if (!html.dataset.plain) show("[data-waiting]", true); });
  wait();
})();
