import type { Rule } from './Rule.ts'

/** Every rule, in the order in which a reader would look. A test compares the list with the folder. */
export const RULES: readonly Rule[] = []
