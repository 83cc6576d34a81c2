import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '../../runtime/store/openStore.ts'
import { turnsContract } from './turnsContract.ts'

/** What a store promises, on whatever database. */
export function storeContract(database: string, open: () => Promise<Store>): void {
  describe(`the store on ${database}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    turnsContract(() => store)
  })
}
