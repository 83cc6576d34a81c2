/** Milliseconds after which it is done, whether there is nothing else to do or not. */
const LATEST = 1_000
/** Milliseconds that a browser is given which does not tell when it has nothing to do. */
const SOON = 200

/** Does something when the page is drawn and nothing else is to be done; the answer gives it up. */
export function whenIdle(act: () => void): () => void {
  if (typeof window.requestIdleCallback !== 'function') {
    const timer = setTimeout(act, SOON)
    return () => clearTimeout(timer)
  }
  const asked = window.requestIdleCallback(act, { timeout: LATEST })
  return () => window.cancelIdleCallback(asked)
}
