import type { Content, Flow, Keywords, Node, RequiredSkill, Text } from '../../../schemas/flow.ts'
import type { Layout } from '../../../schemas/layout.ts'
import type { Hand } from './Hand.ts'

const MIDDLE = { x: 700, y: 440 }
const LANGUAGES = ['en', 'it', 'zh']

/** Draws a flow from an empty canvas, node by node from the start, as an author would. Knows the node types of the off-hours flow. */
export async function drawFlow(hand: Hand, flow: Flow, layout: Layout): Promise<void> {
  await hand.newFlow(flow.name)
  // Around the middle, where a blank flow is shown.
  const place = (id: string) => {
    const { x, y } = layout.nodes[id] ?? MIDDLE
    return { x: x - MIDDLE.x, y: y - MIDDLE.y }
  }
  const drawn = new Set<string>()
  const draw = async (id: string): Promise<void> => {
    const node = flow.nodes[id]
    if (node === undefined) throw new Error(`there is no node ${id}`)
    drawn.add(id)
    await hand.enter('Id', id)
    await fill(hand, node)
  }
  const start = flow.nodes[flow.start]
  if (start === undefined) throw new Error('there is no start')
  await hand.addNode(start.type, place(flow.start))
  await draw(flow.start)
  const waiting = [flow.start]
  for (let id = waiting.shift(); id !== undefined; id = waiting.shift()) {
    for (const [exit, to] of Object.entries(exitsOf(flow.nodes[id]))) {
      if (drawn.has(to)) {
        await hand.connect(id, exit, to)
        continue
      }
      await hand.addNodeAt(id, exit, flow.nodes[to]?.type ?? 'close', place(to))
      await draw(to)
      waiting.push(to)
    }
  }
  await hand.openFlowSettings()
  await hand.write('What it is for', flow.description ?? '')
  if (flow.returning !== undefined) await hand.choose('Returning customers begin at', flow.returning)
  await hand.choose('When something goes wrong', flow.fallback.queue)
}

const exitsOf = (node: Node | undefined): { readonly [exit: string]: string } =>
  node !== undefined && 'exits' in node ? (node.exits ?? {}) : {}

async function fill(hand: Hand, node: Node): Promise<void> {
  if (node.type === 'message') await fillContent(hand, node.content)
  else if (node.type === 'officeHours') await hand.choose('Schedule', node.schedule)
  else if (node.type === 'enqueue') {
    await hand.choose('Queue', node.queue)
    await fillSkills(hand, node.skills ?? [])
    if (node.priority !== undefined) await hand.write('Priority', String(node.priority))
  } else if (node.type === 'keywordRoute') {
    for (const [index, rule] of node.rules.entries()) {
      if (index > 0) await hand.press('Add a rule')
      await hand.enter('Name of the exit', rule.id, index)
      await fillKeywords(hand, rule.keywords ?? {}, index)
      if (rule.typos === true) await hand.tick('Tolerate typing errors', index)
    }
    if (node.prompt !== undefined) {
      await hand.tick('Ask first, and wait for the answer')
      await fillContent(hand, node.prompt)
    }
    if (node.timeout !== undefined) await hand.write('Waits for an answer', node.timeout)
  } else throw new Error(`nobody has learned to fill in the form of ${node.type}`)
}

async function fillSkills(hand: Hand, skills: readonly RequiredSkill[]): Promise<void> {
  for (const [index, { skill, level }] of skills.entries()) {
    await hand.press('Require a skill')
    await hand.choose('Skill', skill, index)
    if (level !== undefined) await hand.write('Least level', String(level), index)
  }
}

async function fillKeywords(hand: Hand, keywords: Keywords, nth: number): Promise<void> {
  for (const language of LANGUAGES) {
    const words = Array.isArray(keywords)
      ? keywords
      : ((keywords as { readonly [tag: string]: readonly string[] })[language] ?? [])
    for (const word of words) await hand.enter(`Keywords · ${language}`, word, nth)
  }
}

async function fillContent(hand: Hand, content: Content): Promise<void> {
  let replies = 0
  for (const [index, part] of content.entries()) {
    if (!('text' in part)) throw new Error('nobody has learned to send media')
    await fillText(hand, 'Text', part.text, index)
    for (const { label } of part.quickReplies ?? []) {
      await hand.press('Add a quick reply', index)
      await fillText(hand, 'Label', label, replies)
      replies += 1
    }
  }
}

async function fillText(hand: Hand, label: string, text: Text, nth: number): Promise<void> {
  for (const language of LANGUAGES) {
    await hand.write(`${label}, ${language}`, typeof text === 'string' ? text : (text[language] ?? ''), nth)
  }
}
