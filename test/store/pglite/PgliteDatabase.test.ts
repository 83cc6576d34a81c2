import { openPglite } from '../../../runtime/store/pglite/PgliteDatabase.ts'
import { storeContract } from '../storeContract.ts'

storeContract('PGlite', () => openPglite('memory'))
