/** An exit of the one node and the exit of the other that is taken in the same case. */
export type ExitPair = readonly [a: string, b: string]
