import { join } from 'node:path'
import type { Scenario, ScenariosFile } from '../../../schemas/scenarios.ts'
import { filePath } from '../../engine/files/FileKind.ts'
import { formatFile } from '../../engine/files/formatFile.ts'
import type { Workspace } from '../../engine/index.ts'
import { replaceFile } from '../../releases/replaceFile.ts'

/**
 * Puts scenarios into the file of their flow, in canonical form: those of the same name are replaced, the others stay. A flow without a file
 * gets one. Answers the path within the workspace; throws `invalidWorkspace` when it cannot be written.
 */
export async function saveScenarios(
  folder: string,
  workspace: Workspace,
  flow: string,
  scenarios: { readonly [name: string]: Scenario },
): Promise<string> {
  const path = filePath('scenarios', flow)
  const known = workspace.scenarios[flow]
  const file: ScenariosFile = {
    ...(known ?? { ...schemaBeside(workspace, flow), flow }),
    scenarios: { ...known?.scenarios, ...scenarios },
  }
  await replaceFile(join(folder, path), formatFile('scenarios', file))
  return path
}

/** The scenarios' schema is where the flow's is. */
function schemaBeside({ flows }: Workspace, flow: string): Pick<ScenariosFile, '$schema'> {
  const schema = flows[flow]?.$schema
  const ending = 'flow.schema.json'
  return schema?.endsWith(ending) === true ? { $schema: `${schema.slice(0, -ending.length)}scenarios.schema.json` } : {}
}
