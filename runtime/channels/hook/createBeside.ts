/** What is done beside a customer's message and never delays it. */
export type Beside = {
  /** whether there is room for one more */
  readonly hasRoom: () => boolean
  /** goes on with it; what it throws is told to `failed` */
  readonly start: (work: Promise<void>) => void
  /** resolves when none is under way */
  readonly idle: () => Promise<void>
}

/** Under way at a time: what there is no room for is left out, and comes with a later message. */
const AT_ONCE = 16

export function createBeside(failed: (error: unknown) => void): Beside {
  const underWay = new Set<Promise<void>>()
  return {
    hasRoom: () => underWay.size < AT_ONCE,
    start(work) {
      const doing = work.catch(failed).then(() => {
        underWay.delete(doing)
      })
      underWay.add(doing)
    },
    idle: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
  }
}
