/** Whether a host runs. What it was told while it was frozen it hears when it wakes; what it was told when it is dead, never. */
export type Power = {
  readonly isDead: () => boolean
  /** how often it has been frozen */
  readonly freezes: () => number
  /** resolves when it runs; never when it is dead */
  readonly awake: () => Promise<void>
  /** epoch ms as the host sees it: a frozen one looks at no clock */
  readonly clock: () => number
  /** it stops at the step after so many: in the midst of whatever it does then */
  readonly freeze: (steps: number) => void
  readonly wake: () => void
  readonly die: () => void
}

export function createPower(now: () => number): Power {
  let frozenAt: number | null = null
  let freezes = 0
  let isDead = false
  let stepsLeft = Number.POSITIVE_INFINITY
  let waking: (() => void)[] = []
  function step(): void {
    stepsLeft -= 1
    if (stepsLeft >= 0 || frozenAt !== null) return
    frozenAt = now()
    freezes += 1
  }
  return {
    isDead: () => isDead,
    freezes: () => freezes,
    awake: () => {
      step()
      return isDead || frozenAt !== null ? new Promise((resolve) => waking.push(resolve)) : Promise.resolve()
    },
    clock: () => frozenAt ?? now(),
    freeze: (steps) => {
      stepsLeft = steps
    },
    wake: () => {
      stepsLeft = Number.POSITIVE_INFINITY
      frozenAt = null
      for (const go of waking.splice(0)) go()
    },
    die: () => {
      isDead = true
      waking = []
    },
  }
}
