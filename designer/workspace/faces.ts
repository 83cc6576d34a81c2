import { Bot, CalendarClock, GraduationCap, Inbox, RadioTower, Workflow } from 'lucide-react'
import type { ResourceKind } from '../document/workspace/resources.ts'
import { ChannelConnection } from './channel/ChannelConnection.tsx'
import { BotForm } from './forms/BotForm.tsx'
import { ChannelForm } from './forms/ChannelForm.tsx'
import { FlowForm } from './forms/FlowForm.tsx'
import { QueueForm } from './forms/QueueForm.tsx'
import { SkillForm } from './forms/SkillForm.tsx'
import type { ResourceFace } from './ResourceFace.ts'
import { ScheduleForm } from './schedule/ScheduleForm.tsx'
import { WhatIf } from './schedule/WhatIf.tsx'

type Faces = { readonly [Kind in ResourceKind]: ResourceFace<Kind> }

/** Every kind of resource has a face. */
export const RESOURCE_FACES: Faces = {
  flow: { icon: Workflow, Form: FlowForm },
  queue: { icon: Inbox, Form: QueueForm },
  skill: { icon: GraduationCap, Form: SkillForm },
  schedule: { icon: CalendarClock, Form: ScheduleForm, Aside: WhatIf },
  bot: { icon: Bot, Form: BotForm },
  channel: { icon: RadioTower, Form: ChannelForm, Aside: ChannelConnection },
}

/** The face of one kind, for values of that kind. */
export const faceOfKind = (kind: ResourceKind): ResourceFace<ResourceKind> =>
  RESOURCE_FACES[kind] as unknown as ResourceFace<ResourceKind> // only ever given values of its own kind
