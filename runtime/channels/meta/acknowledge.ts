import type { HookAnswer } from '../Adapter.ts'

/** Always taken: Meta switches a webhook off that refuses for an hour, and one odd event must not silence the channel. */
export const acknowledge = (): HookAnswer => ({ status: 200, body: '' })
