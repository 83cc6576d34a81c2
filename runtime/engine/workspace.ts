import type { Flow } from '../../schemas/flow.ts'
import type { Layout } from '../../schemas/layout.ts'
import type {
  BotsFile,
  ChannelsFile,
  QueuesFile,
  Schedule,
  SkillsFile,
  WorkspaceFile,
} from '../../schemas/resources.ts'
import type { ScenariosFile } from '../../schemas/scenarios.ts'

/** A parsed workspace: every file already checked against its schema. Layouts and scenarios do not take part in a release's hash. */
export type Workspace = {
  readonly workspace: WorkspaceFile
  readonly flows: { readonly [id: string]: Flow }
  readonly queues: QueuesFile['queues']
  readonly skills: SkillsFile['skills']
  readonly bots: BotsFile['bots']
  readonly channels: ChannelsFile['channels']
  readonly schedules: { readonly [id: string]: Schedule }
  readonly layouts: { readonly [flowId: string]: Layout }
  readonly scenarios: { readonly [flowId: string]: ScenariosFile }
}
