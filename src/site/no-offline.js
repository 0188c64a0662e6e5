// @ts-check
// This site keeps no copy for times without a network. A browser that has one from before, when
// it did, drops it.
"use strict";
addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) =>
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(`naosu ${registration.scope} `)) await caches.delete(name);
      }
      await registration.unregister();
    })(),
  ),
);
