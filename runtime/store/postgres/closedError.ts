import { AppError } from '../../AppError.ts'

/** What is asked of a store that has been closed. */
export const closedError = (): AppError => new AppError('unavailable', { detail: 'The store is closed.' })
