// @ts-check
// Over http: what a browser needs to install the site, and, where the site wants it, the copy
// that works without a network (offline.js). Files from a disk have no use for either.
(function (naosu) {
  "use strict";

  if (!location.protocol.startsWith("http") || naosu.blobs) return;
  const manifest = `${naosu.root}${naosu.lang}/manifest.webmanifest`;
  document.head.append(naosu.h("link", { rel: "manifest", href: manifest }));

  const workers = navigator.serviceWorker;
  if (document.documentElement.dataset.offline === undefined || !workers) return;
  // A newer build takes over: this page, just opened, is still of the older one.
  if (workers.controller) {
    workers.addEventListener("controllerchange", () => location.reload(), { once: true });
  }
  workers.register(`${naosu.root}offline.js`).then(
    (registration) => registration.waiting?.postMessage("begin"),
    (reason) => console.warn(`no copy for times without a network: ${reason.message}`),
  );
})(window.naosu);
