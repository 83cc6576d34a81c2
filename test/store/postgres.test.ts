import { openPostgres } from '../../runtime/store/postgres/PostgresDatabase.ts'
import { createTestDatabase } from '../support/postgres.ts'
import { storeContract } from './storeContract.ts'

storeContract('PostgreSQL', async () => openPostgres(await createTestDatabase(), 10))
