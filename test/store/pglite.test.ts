import { openPglite } from '../../runtime/store/PgliteDatabase.ts'
import { storeContract } from './storeContract.ts'

storeContract('PGlite', () => openPglite('memory'))
