/** Registers the service worker once the page has nothing more urgent to do, and says whether there is a network. */

export function registerOffline(): void {
  if (!("serviceWorker" in navigator)) return;
  const register = () => {
    // Where it is refused (private windows, blocked storage) the page works as before, online only.
    navigator.serviceWorker.register("/sw.js", { scope: "/" }).catch(() => {});
  };
  if ("requestIdleCallback" in window) requestIdleCallback(register, { timeout: 10_000 });
  else setTimeout(register, 5_000);
}

export function subscribeNetwork(changed: () => void): () => void {
  addEventListener("online", changed);
  addEventListener("offline", changed);
  return () => {
    removeEventListener("online", changed);
    removeEventListener("offline", changed);
  };
}

export function isOnline(): boolean {
  return navigator.onLine;
}
