/** Whether a host runs. What it was told while it was frozen it hears when it wakes; what it was told when it is dead, never. */
export type Power = {
  readonly isDead: () => boolean
  /** resolves when it runs; never when it is dead */
  readonly awake: () => Promise<void>
  /** epoch ms as the host sees it: a frozen one looks at no clock */
  readonly clock: () => number
  readonly freeze: () => void
  readonly wake: () => void
  readonly die: () => void
}

export function createPower(): Power {
  let frozenAt: number | null = null
  let isDead = false
  let waking: (() => void)[] = []
  const wake = (): void => {
    frozenAt = null
    for (const go of waking.splice(0)) go()
  }
  return {
    isDead: () => isDead,
    awake: () => (isDead || frozenAt !== null ? new Promise((resolve) => waking.push(resolve)) : Promise.resolve()),
    clock: () => frozenAt ?? Date.now(),
    freeze: () => {
      frozenAt ??= Date.now()
    },
    wake,
    die: () => {
      isDead = true
      waking = []
    },
  }
}
