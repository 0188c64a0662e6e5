// @ts-check
// On a page that only leads to another: goes there with all that its address says behind the
// path. Without scripts the page's own head leads there, without that.
(() => {
  "use strict";

  const leads = document.querySelector('meta[http-equiv="refresh"]');
  const to = leads?.getAttribute("content")?.split("url=")[1];
  // In a site of one file the address is the fragment.
  if (!to || to.startsWith("#")) return;
  location.replace(to + location.search + location.hash);
})();
