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
    const anew = () => {
      naosu.keepTyped?.(); // search.js takes it up again
      location.reload();
    };
    workers.addEventListener("controllerchange", anew, { once: true });
  }
  // Only one that waited before this page was opened: a build that is found while somebody reads
  // or types waits for the next page. So it is looked for before `register` looks for news.
  workers
    .getRegistration()
    .then((known) => known?.scope === naosu.site().href && known.waiting?.postMessage("begin"))
    .then(() => workers.register(`${naosu.root}offline.js`))
    .catch((reason) => console.warn(`no copy for times without a network: ${reason.message}`));
})(window.naosu);
