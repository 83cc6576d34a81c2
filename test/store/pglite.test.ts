import { openStore } from '../../runtime/store/openStore.ts'
import { storeContract } from './storeContract.ts'

storeContract('PGlite', () => openStore({ dataFolder: 'memory' }))
