/** What a store could get wrong: the simulation must find each. */
export const FLAWS = ['noDedupe', 'noLock', 'noFence', 'noRenewal', 'answerBeforeCommit'] as const
export type Flaw = (typeof FLAWS)[number]
