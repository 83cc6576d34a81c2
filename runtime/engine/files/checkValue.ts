import type { Validate } from '../../../schemas/validators.js'
import * as validators from '../../../schemas/validators.js'
import type {
  AgentReply,
  BotCallback,
  BotRequest,
  BotResponse,
  ChannelDiagnosis,
  CommitRequest,
  ContactMerge,
  DeploymentRequest,
  InboundAnswer,
  InboundMessage,
  OutboundMessage,
  OutreachRequest,
  Problem,
  QueueClaim,
  QueueComplete,
  QueueRelease,
  QueueRenew,
  QueueTransfer,
  RecordedTurn,
  ReleaseUpload,
  Resume,
  SessionRequest,
  SimulateAnswer,
  SimulateRequest,
} from '../../../schemas/wire.ts'
import type { Issue } from '../issue.ts'
import { type Speaker, words } from '../words.ts'
import { explainErrors, type PlacedFinding } from './explainErrors.ts'
import type { FileTypes } from './FileKind.ts'
import { sayFinding } from './sayFinding.ts'
import { JSON_DEPTH } from './scanJson.ts'

/** What has a schema: every kind of file, and every body that crosses the wire. */
export type ValueTypes = FileTypes & {
  readonly inboundMessage: InboundMessage
  readonly inboundAnswer: InboundAnswer
  readonly outboundMessage: OutboundMessage
  readonly botRequest: BotRequest
  readonly botResponse: BotResponse
  readonly botCallback: BotCallback
  readonly problem: Problem
  readonly simulateRequest: SimulateRequest
  readonly simulateAnswer: SimulateAnswer
  readonly agentReply: AgentReply
  readonly commitRequest: CommitRequest
  readonly deploymentRequest: DeploymentRequest
  readonly queueClaim: QueueClaim
  readonly queueComplete: QueueComplete
  readonly queueRelease: QueueRelease
  readonly queueRenew: QueueRenew
  readonly channelDiagnosis: ChannelDiagnosis
  readonly outreachRequest: OutreachRequest
  readonly contactMerge: ContactMerge
  readonly queueTransfer: QueueTransfer
  readonly releaseUpload: ReleaseUpload
  readonly resume: Resume
  readonly sessionRequest: SessionRequest
  readonly recordedTurn: RecordedTurn
}
export type ValueKind = keyof ValueTypes

const KINDS: {
  readonly [Kind in ValueKind]: { readonly schema: string; readonly validate: Validate<ValueTypes[Kind]> }
} = {
  workspace: { schema: 'workspace', validate: validators.validateWorkspace },
  queues: { schema: 'queues', validate: validators.validateQueues },
  skills: { schema: 'skills', validate: validators.validateSkills },
  bots: { schema: 'bots', validate: validators.validateBots },
  channels: { schema: 'channels', validate: validators.validateChannels },
  schedule: { schema: 'schedule', validate: validators.validateSchedule },
  flow: { schema: 'flow', validate: validators.validateFlow },
  layout: { schema: 'layout', validate: validators.validateLayout },
  scenarios: { schema: 'scenarios', validate: validators.validateScenarios },
  inboundMessage: { schema: 'wire/inboundMessage', validate: validators.validateInboundMessage },
  inboundAnswer: { schema: 'wire/inboundAnswer', validate: validators.validateInboundAnswer },
  outboundMessage: { schema: 'wire/outboundMessage', validate: validators.validateOutboundMessage },
  botRequest: { schema: 'wire/botRequest', validate: validators.validateBotRequest },
  botResponse: { schema: 'wire/botResponse', validate: validators.validateBotResponse },
  botCallback: { schema: 'wire/botCallback', validate: validators.validateBotCallback },
  problem: { schema: 'wire/problem', validate: validators.validateProblem },
  simulateRequest: { schema: 'wire/simulateRequest', validate: validators.validateSimulateRequest },
  simulateAnswer: { schema: 'wire/simulateAnswer', validate: validators.validateSimulateAnswer },
  agentReply: { schema: 'wire/agentReply', validate: validators.validateAgentReply },
  commitRequest: { schema: 'wire/commitRequest', validate: validators.validateCommitRequest },
  deploymentRequest: { schema: 'wire/deploymentRequest', validate: validators.validateDeploymentRequest },
  queueClaim: { schema: 'wire/queueClaim', validate: validators.validateQueueClaim },
  queueComplete: { schema: 'wire/queueComplete', validate: validators.validateQueueComplete },
  queueRelease: { schema: 'wire/queueRelease', validate: validators.validateQueueRelease },
  outreachRequest: { schema: 'wire/outreachRequest', validate: validators.validateOutreachRequest },
  channelDiagnosis: { schema: 'wire/channelDiagnosis', validate: validators.validateChannelDiagnosis },
  contactMerge: { schema: 'wire/contactMerge', validate: validators.validateContactMerge },
  queueRenew: { schema: 'wire/queueRenew', validate: validators.validateQueueRenew },
  queueTransfer: { schema: 'wire/queueTransfer', validate: validators.validateQueueTransfer },
  resume: { schema: 'wire/resume', validate: validators.validateResume },
  releaseUpload: { schema: 'wire/releaseUpload', validate: validators.validateReleaseUpload },
  sessionRequest: { schema: 'wire/sessionRequest', validate: validators.validateSessionRequest },
  recordedTurn: { schema: 'wire/recordedTurn', validate: validators.validateRecordedTurn },
}

export type Checked<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly issues: readonly Issue[] }

/** Holds a value against its schema. Never throws; `file` is only repeated in the issues, which are told in the words of `speaker`, without one in English. What is nested too deep, or in itself, is refused. */
export function checkValue<Kind extends ValueKind>(
  kind: Kind,
  value: unknown,
  file = '',
  speaker?: Speaker,
): Checked<ValueTypes[Kind]> {
  const findings = findingsIn(kind, value)
  if (findings.length === 0) return { ok: true, value: value as ValueTypes[Kind] } // the validator has just said so
  return { ok: false, issues: findings.map((finding) => sayFinding(finding, file, speaker)) }
}

/** What keeps a value from its schema, before it is said; none when it fits. */
export function findingsIn(kind: ValueKind, value: unknown): readonly PlacedFinding[] {
  const { schema, validate } = KINDS[kind]
  if (isTooDeep(value)) return [TOO_DEEP]
  return validate(value) ? [] : explainErrors(kind, schema, value, validate.errors ?? [])
}

const TOO_DEEP: PlacedFinding = {
  code: 'tooDeep',
  subject: null,
  path: '',
  message: words`Objects and lists are nested more than ${JSON_DEPTH} deep.`,
  fix: words`Make it flatter.`,
}

/** Without recursion, and at the first way down that is too long: a value that holds itself ends here too. */
function isTooDeep(value: unknown): boolean {
  const open: (readonly [value: unknown, depth: number])[] = [[value, 0]]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [item, depth] = next
    if (typeof item !== 'object' || item === null) continue
    if (depth === JSON_DEPTH) return true
    for (const member of Object.values(item)) open.push([member, depth + 1])
  }
  return false
}
