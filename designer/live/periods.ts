/** How far back the counts go. */
export const PERIODS = ['PT1H', 'P1D', 'P7D'] as const
