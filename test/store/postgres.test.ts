import { openStore } from '../../runtime/store/openStore.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { storeContract } from './storeContract.ts'

storeContract('PostgreSQL', async () => openStore({ databaseUrl: await createTestDatabase() }))
