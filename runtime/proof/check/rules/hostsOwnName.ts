import { isHostsOwn } from '../../../engine/environmentNames.ts'
import { resolveEnvironment } from '../../../engine/files/resolveEnvironment.ts'
import { words } from '../../../engine/words.ts'
import { example, inEnvironment, toGeneral } from '../example.ts'
import type { Rule } from '../Rule.ts'

const deliveredTo = (deliverTo: string) =>
  example({ 'to-general': toGeneral }, {}, { channels: { web: { kind: 'web', flow: 'main', deliverTo } } })

export const hostsOwnName: Rule = {
  code: 'hostsOwnName',
  severity: 'error',
  explanation:
    "A file asks for a variable of the environment that is the host's own: one of Usher's settings, such as its tokens or its database, or one of the system's. No host gives it to a file, so what needs it would fail. Use a variable of its own name, which the operator lists in USHER_SECRETS.",
  good: deliveredTo(inEnvironment('SHOP_URL')),
  bad: deliveredTo(`https://example.com/${inEnvironment('DATABASE_URL')}`),
  find: (workspace) =>
    resolveEnvironment(workspace, {})
      .missing.filter(({ name }) => isHostsOwn(name))
      .map(({ name, file, path }) => ({
        file,
        path,
        ...(path.startsWith('/nodes/') ? { nodeId: path.split('/')[2] ?? '' } : {}),
        message: words`The variable "${name}" is the host's own, and no file is given it.`,
        fix: words`Use a variable of another name, and list it in USHER_SECRETS where the host runs.`,
      })),
}
