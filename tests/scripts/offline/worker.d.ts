// What a service worker has beside what TypeScript knows of all workers.

declare const registration: ServiceWorkerRegistration;
declare const clients: Clients;
declare function skipWaiting(): Promise<void>;
declare function addEventListener<K extends keyof ServiceWorkerGlobalScopeEventMap>(
  name: K,
  listener: (event: ServiceWorkerGlobalScopeEventMap[K]) => void,
): void;
