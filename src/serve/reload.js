// Runs in the preview server's pages alone: reloads a page when the site was built anew, and
// shows what is wrong in the content above the last good site.
(() => {
  "use strict";

  // The server's page in the stead of a site that could not be built yet.
  const broken = document.querySelector(".naosu-broken") !== null;
  // The site that this page came from, by the page's own headers where the browser tells them.
  const timing = performance.getEntriesByType("navigation")[0]?.serverTiming ?? [];
  let here = broken ? "" : timing.find((entry) => entry.name === "site")?.description;
  let first = true;

  new EventSource("/_naosu/news").addEventListener("message", (message) => {
    const state = JSON.parse(message.data);
    const site = state.site ?? "";
    here ??= site;
    if (site !== here || (broken && !first)) {
      location.reload();
    } else if (!broken) {
      show(state);
    }
    first = false;
  });

  function show({ findings, failure }) {
    document.getElementById("naosu-overlay")?.remove();
    const errors = findings.filter((finding) => finding.severity === "error").length;
    const warnings = findings.length - errors;
    if (!findings.length && !failure) {
      return;
    }
    const overlay = element("details", { id: "naosu-overlay", lang: "en" });
    overlay.open = errors > 0 || Boolean(failure);
    overlay.className = overlay.open ? "naosu-errors" : "naosu-warnings";
    const parts = [
      count(errors, "error"),
      count(warnings, "warning"),
      failure ? "build failed" : "",
    ];
    const told = parts.filter(Boolean).join(", ");
    const stays = overlay.open ? " – this is the last good site" : "";
    overlay.append(element("summary", { role: "status" }, told + stays));
    if (failure) {
      overlay.append(element("pre", {}, failure));
    }
    for (const finding of findings) {
      overlay.append(element("pre", { class: `naosu-${finding.severity}` }, text(finding)));
    }
    stylesheet();
    document.body.append(overlay);
  }

  function text({ severity, message, path, line, column, text, hint }) {
    const place = line ? `${path}:${line}:${column}\n\n    ${text}` : path;
    return `${severity}: ${message}\n${place}${hint ? `\n\nhelp: ${hint}` : ""}`;
  }

  function count(number, noun) {
    return number ? `${number} ${noun}${number === 1 ? "" : "s"}` : "";
  }

  function element(name, attributes, content = "") {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      made.setAttribute(key, value);
    }
    made.textContent = content;
    return made;
  }

  function stylesheet() {
    if (!document.getElementById("naosu-overlay-style")) {
      const link = { id: "naosu-overlay-style", rel: "stylesheet", href: "/_naosu/overlay.css" };
      document.head.append(element("link", link));
    }
  }
})();
