import type { Migration } from './migrate.ts'

/** Every change of the file format since the first, oldest first. None yet: specVersion is 1. */
export const MIGRATIONS: readonly Migration[] = []
