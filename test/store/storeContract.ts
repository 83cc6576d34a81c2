import { afterAll, beforeAll, describe } from 'vitest'
import type { Database } from '../../runtime/store/Database.ts'
import { openStoreOn, type Store } from '../../runtime/store/openStore.ts'
import { albumsContract } from './albumsContract.ts'
import { conversationsContract } from './conversationsContract.ts'
import { filesContract } from './filesContract.ts'
import { leaveFirstVersion } from './firstVersion.ts'
import { outboxContract } from './outboxContract.ts'
import { peopleContract } from './peopleContract.ts'
import { queuesContract } from './queuesContract.ts'
import { releasesContract } from './releasesContract.ts'
import { sendersContract } from './sendersContract.ts'
import { sessionsContract } from './sessionsContract.ts'
import { strangersContract } from './strangersContract.ts'
import { tablesContract } from './tablesContract.ts'
import { trafficContract } from './trafficContract.ts'
import { turnsContract } from './turnsContract.ts'
import { upgradeContract } from './upgradeContract.ts'
import { uploadsContract } from './uploadsContract.ts'

/** What a store promises, on whatever database, also one that the first version has used. */
export function storeContract(name: string, open: () => Promise<Database>): void {
  describe(`the store on ${name}`, () => {
    let database: Database
    let store: Store
    beforeAll(async () => {
      database = await open()
      await leaveFirstVersion(database)
      store = await openStoreOn(database)
    })
    afterAll(() => store.close())
    tablesContract(() => database)
    for (const contract of [
      turnsContract,
      strangersContract,
      sendersContract,
      upgradeContract,
      conversationsContract,
      outboxContract,
      queuesContract,
      releasesContract,
      trafficContract,
      sessionsContract,
      albumsContract,
      uploadsContract,
      filesContract,
      peopleContract,
    ])
      contract(() => store)
  })
}
