import {
  Bot,
  CircleSlash,
  Clock,
  CornerDownRight,
  Flag,
  GitBranch,
  Globe,
  Hand,
  Headset,
  ListOrdered,
  MessageSquare,
  PencilLine,
  Percent,
  Tags,
  TextCursorInput,
} from 'lucide-react'
import type { Node, NodeType } from '../../schemas/flow.ts'
import { AssignCard } from './assign/Card.tsx'
import { AssignForm } from './assign/Form.tsx'
import { BotHandoffCard } from './botHandoff/Card.tsx'
import { BotHandoffForm } from './botHandoff/Form.tsx'
import { BranchCard } from './branch/Card.tsx'
import { BranchForm } from './branch/Form.tsx'
import { CloseCard } from './close/Card.tsx'
import { CloseForm } from './close/Form.tsx'
import { CollectCard } from './collect/Card.tsx'
import { CollectForm } from './collect/Form.tsx'
import { EnqueueCard } from './enqueue/Card.tsx'
import { EnqueueForm } from './enqueue/Form.tsx'
import { GreetingCard } from './greeting/Card.tsx'
import { GreetingForm } from './greeting/Form.tsx'
import { KeywordRouteCard } from './keywordRoute/Card.tsx'
import { KeywordRouteForm } from './keywordRoute/Form.tsx'
import { MenuCard } from './menu/Card.tsx'
import { MenuForm } from './menu/Form.tsx'
import { MessageCard } from './message/Card.tsx'
import { MessageForm } from './message/Form.tsx'
import type { NodeFace } from './NodeFace.ts'
import { OfficeHoursCard } from './officeHours/Card.tsx'
import { OfficeHoursForm } from './officeHours/Form.tsx'
import { OutcomeCard } from './outcome/Card.tsx'
import { OutcomeForm } from './outcome/Form.tsx'
import { RequestCard } from './request/Card.tsx'
import { RequestForm } from './request/Form.tsx'
import { SplitCard } from './split/Card.tsx'
import { SplitForm } from './split/Form.tsx'
import { SubflowCard } from './subflow/Card.tsx'
import { SubflowForm } from './subflow/Form.tsx'

/** Every node type's face; a new type is a folder beside these and a line here. */
export const FACES: { readonly [T in NodeType]: NodeFace<T> } = {
  greeting: { group: 'talk', icon: Hand, Card: GreetingCard, Form: GreetingForm },
  message: { group: 'talk', icon: MessageSquare, Card: MessageCard, Form: MessageForm },
  keywordRoute: { group: 'listen', icon: Tags, Card: KeywordRouteCard, Form: KeywordRouteForm },
  menu: { group: 'listen', icon: ListOrdered, Card: MenuCard, Form: MenuForm },
  collect: { group: 'listen', icon: TextCursorInput, Card: CollectCard, Form: CollectForm },
  officeHours: { group: 'decide', icon: Clock, Card: OfficeHoursCard, Form: OfficeHoursForm },
  branch: { group: 'decide', icon: GitBranch, Card: BranchCard, Form: BranchForm },
  split: { group: 'decide', icon: Percent, Card: SplitCard, Form: SplitForm },
  enqueue: { group: 'hand', icon: Headset, Card: EnqueueCard, Form: EnqueueForm },
  botHandoff: { group: 'hand', icon: Bot, Card: BotHandoffCard, Form: BotHandoffForm },
  assign: { group: 'data', icon: PencilLine, Card: AssignCard, Form: AssignForm },
  request: { group: 'data', icon: Globe, Card: RequestCard, Form: RequestForm },
  subflow: { group: 'data', icon: CornerDownRight, Card: SubflowCard, Form: SubflowForm },
  outcome: { group: 'data', icon: Flag, Card: OutcomeCard, Form: OutcomeForm },
  close: { group: 'talk', icon: CircleSlash, Card: CloseCard, Form: CloseForm },
}

/** The face of a node whose type is not known at the place. */
export const faceOf = (node: Node): NodeFace<NodeType> => FACES[node.type] as unknown as NodeFace<NodeType> // each type is paired with its own face
