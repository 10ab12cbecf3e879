// Frame resizer: makes each frame with a timeline as high as its content. Include it once, or as often as you like, as a script or as a module.
(function () {
  var SOURCE = "coalition-timeline";
  // Frames of others, an advertisement's for instance, are none of ours, whatever they say. A module is not told which script it
  // is in any form that other scripts could be read with, but each line of an error names its file.
  var script = document.currentScript ? document.currentScript.src : (/https?:.*?(?=(:\d+)*\)?$)/m.exec(new Error().stack) || [""])[0];
  var folder = script.replace(/[?#].*/, "").replace(/[^/]*$/, "");
  function frames() {
    return Array.prototype.filter.call(document.getElementsByTagName("iframe"), function (frame) {
      return folder && frame.src.indexOf(folder) === 0;
    });
  }
  addEventListener("message", function (event) {
    var said = event.data;
    if (!said || said.source !== SOURCE || said.version !== 1 || said.type !== "height") return;
    if (typeof said.height !== "number" || !(said.height > 0 && said.height < 1e5)) return;
    frames().forEach(function (frame) {
      if (frame.contentWindow !== event.source) return;
      var isBorderBox = getComputedStyle(frame).boxSizing === "border-box";
      frame.style.height = said.height + (isBorderBox ? frame.offsetHeight - frame.clientHeight : 0) + "px";
    });
  });
  // A frame that was there before this script has said its height already: it is asked to say it again.
  frames().forEach(function (frame) {
    if (/[?&]embed\b/.test(frame.src)) {
      frame.contentWindow.postMessage({ source: SOURCE, version: 1, type: "get-height" }, "*");
    }
  });
})();
