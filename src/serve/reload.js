// @ts-check
// Runs in the preview server's pages alone: reloads a page when the site was built anew, and
// shows what is wrong in the content above the last good site. It uses none of the site's own
// scripts: they may be what is wrong.
(() => {
  "use strict";

  // The server's page in the stead of a site that could not be built yet.
  const broken = document.querySelector(".naosu-broken") !== null;
  // The site that this page came from, by the page's own headers where the browser tells them.
  const [opened] = performance.getEntriesByType("navigation");
  const told = opened instanceof PerformanceResourceTiming ? opened.serverTiming : [];
  let here = broken ? "" : told.find((entry) => entry.name === "site")?.description;
  let first = true;

  new EventSource("/_naosu/news").addEventListener("message", (message) => {
    /** @type {News} */
    const news = JSON.parse(message.data);
    const site = news.site ?? "";
    here ??= site;
    if (site !== here || (broken && !first)) location.reload();
    else if (!broken) show(news);
    first = false;
  });

  /** @param {News} news */
  function show({ findings, errors, warnings, failure }) {
    document.getElementById("naosu-overlay")?.remove();
    if (!findings.length && !failure) return;
    const counts = [count(errors, "error"), count(warnings, "warning"), failure && "build failed"];
    const overlay = document.createElement("details");
    overlay.id = "naosu-overlay";
    overlay.lang = "en";
    overlay.open = errors > 0 || Boolean(failure);
    overlay.className = overlay.open ? "naosu-errors" : "naosu-warnings";
    const summary = document.createElement("summary");
    summary.setAttribute("role", "status");
    summary.textContent = counts.filter(Boolean).join(", ");
    if (overlay.open) summary.append(" – this is the last good site");
    overlay.append(summary);
    if (failure) overlay.append(lines(failure));
    for (const finding of findings) {
      overlay.append(lines(text(finding), `naosu-${finding.severity}`));
    }
    const more = errors + warnings - findings.length;
    if (more) overlay.append(lines(`and ${more} more: naosu check`));
    stylesheet();
    document.body.append(overlay);
  }

  function lines(text = "", name = "") {
    const block = document.createElement("pre");
    block.className = name;
    block.textContent = text;
    return block;
  }

  /** @param {Finding} finding */
  function text({ severity, message, path, line, column, text, hint }) {
    const place = line ? `${path}:${line}:${column}\n\n    ${text}` : path;
    return `${severity}: ${message}\n${place}${hint ? `\n\nhelp: ${hint}` : ""}`;
  }

  /** @param {number} number @param {string} noun */
  function count(number, noun) {
    return number ? `${number} ${noun}${number === 1 ? "" : "s"}` : "";
  }

  function stylesheet() {
    if (document.getElementById("naosu-overlay-style")) return;
    const link = document.createElement("link");
    link.id = "naosu-overlay-style";
    link.rel = "stylesheet";
    link.href = "/_naosu/overlay.css";
    document.head.append(link);
  }
})();
