// Generated from the schemas by `npm run schemas`. Edit the .schema.json instead.

import type { BotsFile, ChannelsFile, QueuesFile, Schedule, SkillsFile, WorkspaceFile } from './resources.ts'
import type { Flow } from './flow.ts'
import type { Layout } from './layout.ts'
import type { ScenariosFile } from './scenarios.ts'
import type { AgentReply, BotCallback, BotRequest, BotResponse, ChannelDiagnosis, ChannelHealth, CommitRequest, ContactMerge, ConversationSummary, ConversationView, DeadDelivery, Deployment, DeploymentRequest, InboundAnswer, InboundMessage, OnStanding, OutboundMessage, OutreachAnswer, OutreachRequest, Problem, QueueClaim, QueueComplete, QueueItem, QueueRelease, QueueRenew, QueueSummary, QueueTransfer, ReceivedAttachment, RecordedTurn, ReleaseSummary, ReleaseUpload, Resume, SessionRequest, SessionView, SimulateAnswer, SimulateRequest, StandingPlace, TrafficView, TranscriptLine } from './wire.ts'

/** Which keyword of which schema refused the value at `instancePath` (a JSON pointer), with the keyword's own details. */
export type ValidationError = {
  readonly keyword: string
  readonly instancePath: string
  readonly schemaPath: string
  readonly params: { readonly [name: string]: unknown }
  readonly propertyName?: string
}
/** Says whether a value is a T; if not, `errors` holds every reason until the next call. The value must not be nested deeper than the stack allows. */
export type Validate<T> = {
  (value: unknown): value is T
  readonly errors?: readonly ValidationError[] | null
}
export const validateBots: Validate<BotsFile>
export const validateChannels: Validate<ChannelsFile>
export const validateFlow: Validate<Flow>
export const validateLayout: Validate<Layout>
export const validateQueues: Validate<QueuesFile>
export const validateScenarios: Validate<ScenariosFile>
export const validateSchedule: Validate<Schedule>
export const validateSkills: Validate<SkillsFile>
export const validateAgentReply: Validate<AgentReply>
export const validateBotCallback: Validate<BotCallback>
export const validateBotRequest: Validate<BotRequest>
export const validateBotResponse: Validate<BotResponse>
export const validateChannelDiagnosis: Validate<ChannelDiagnosis>
export const validateChannelHealth: Validate<ChannelHealth>
export const validateCommitRequest: Validate<CommitRequest>
export const validateContactMerge: Validate<ContactMerge>
export const validateConversationSummary: Validate<ConversationSummary>
export const validateConversationView: Validate<ConversationView>
export const validateDeadDelivery: Validate<DeadDelivery>
export const validateDeployment: Validate<Deployment>
export const validateDeploymentRequest: Validate<DeploymentRequest>
export const validateInboundAnswer: Validate<InboundAnswer>
export const validateInboundMessage: Validate<InboundMessage>
export const validateOnStanding: Validate<OnStanding>
export const validateOutboundMessage: Validate<OutboundMessage>
export const validateOutreachAnswer: Validate<OutreachAnswer>
export const validateOutreachRequest: Validate<OutreachRequest>
export const validateProblem: Validate<Problem>
export const validateQueueClaim: Validate<QueueClaim>
export const validateQueueComplete: Validate<QueueComplete>
export const validateQueueItem: Validate<QueueItem>
export const validateQueueRelease: Validate<QueueRelease>
export const validateQueueRenew: Validate<QueueRenew>
export const validateQueueSummary: Validate<QueueSummary>
export const validateQueueTransfer: Validate<QueueTransfer>
export const validateReceivedAttachment: Validate<ReceivedAttachment>
export const validateRecordedTurn: Validate<RecordedTurn>
export const validateReleaseSummary: Validate<ReleaseSummary>
export const validateReleaseUpload: Validate<ReleaseUpload>
export const validateResume: Validate<Resume>
export const validateSessionRequest: Validate<SessionRequest>
export const validateSessionView: Validate<SessionView>
export const validateSimulateAnswer: Validate<SimulateAnswer>
export const validateSimulateRequest: Validate<SimulateRequest>
export const validateStandingPlace: Validate<StandingPlace>
export const validateTrafficView: Validate<TrafficView>
export const validateTranscriptLine: Validate<TranscriptLine>
export const validateWorkspace: Validate<WorkspaceFile>
