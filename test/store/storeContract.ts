import { afterAll, beforeAll, describe } from 'vitest'
import type { Store } from '../../runtime/store/openStore.ts'
import { conversationsContract } from './conversationsContract.ts'
import { outboxContract } from './outboxContract.ts'
import { queuesContract } from './queuesContract.ts'
import { releasesContract } from './releasesContract.ts'
import { strangersContract } from './strangersContract.ts'
import { trafficContract } from './trafficContract.ts'
import { turnsContract } from './turnsContract.ts'

/** What a store promises, on whatever database. */
export function storeContract(database: string, open: () => Promise<Store>): void {
  describe(`the store on ${database}`, () => {
    let store: Store
    beforeAll(async () => {
      store = await open()
    })
    afterAll(() => store.close())
    for (const contract of [
      turnsContract,
      strangersContract,
      conversationsContract,
      outboxContract,
      queuesContract,
      releasesContract,
      trafficContract,
    ])
      contract(() => store)
  })
}
