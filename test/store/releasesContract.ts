import { describe, expect, it } from 'vitest'
import { EMPTY_WORKSPACE } from '../../runtime/engine/emptyWorkspace.ts'
import { PIN } from '../../runtime/engine/turn/fateOf.ts'
import type { Workspace } from '../../runtime/engine/workspace.ts'
import type { HostEvent } from '../../runtime/inbound/HostEvents.ts'
import type { Store } from '../../runtime/store/openStore.ts'
import { conversationOf, enqueueFrom, messageFrom, NOON, runTurn } from './turnOf.ts'

const workspace = (name: string): Workspace => ({
  ...EMPTY_WORKSPACE,
  workspace: { name, languages: ['en'] },
})

export function releasesContract(store: () => Store): void {
  describe('a release', () => {
    it('is stored and live with one call, and the same again changes nothing', async () => {
      const { releases, events } = store()
      expect(await releases.deployment()).toBeNull()
      await expect(
        releases.publish(
          { hash: 'aaa', publishedAt: NOON, note: null, workspace: workspace('A') },
          { canaryPercent: 5 },
        ),
      ).rejects.toMatchObject({ code: 'conflict' })
      expect(await releases.find('aaa')).toBeNull()
      const heard: HostEvent[] = []
      const unsubscribe = events.subscribe((event) => heard.push(event))
      const release = { hash: 'aaa', publishedAt: NOON, note: 'first', workspace: workspace('A \u0000') }
      const deployed = { live: 'aaa', canary: null, onStanding: PIN, before: null, at: NOON }
      expect(await releases.publish(release)).toEqual(deployed)
      expect(await releases.publish({ ...release, publishedAt: NOON + 1, note: 'again' })).toEqual(deployed)
      unsubscribe()
      expect(heard).toEqual([{ type: 'release', hash: 'aaa' }])
      expect(await releases.find('aaa')).toEqual(release)
      expect(await releases.find('zzz')).toBeNull()
    })

    it('is listed newest first', async () => {
      await store().releases.publish({ hash: 'bbb', publishedAt: NOON + 10, note: null, workspace: workspace('B') })
      expect(await store().releases.list(10)).toEqual([
        { hash: 'bbb', publishedAt: NOON + 10, note: null },
        { hash: 'aaa', publishedAt: NOON, note: 'first' },
      ])
      expect(await store().releases.list(1)).toHaveLength(1)
    })

    it('is rolled back to, or given to a share of contacts, until the next one is published', async () => {
      const { releases } = store()
      const canary = { live: 'aaa', canary: { release: 'bbb', percent: 12.5 } }
      const deployed = { ...canary, onStanding: PIN, before: 'bbb', at: NOON + 20 }
      expect(await releases.deploy(canary, NOON + 20)).toEqual(deployed)
      expect(await releases.deployment()).toEqual(deployed)
      // What a host does that starts with the workspace of the live release.
      await releases.publish({ hash: 'aaa', publishedAt: NOON + 30, note: null, workspace: workspace('A') })
      expect(await releases.deployment()).toEqual(deployed)
      expect(
        await releases.publish({ hash: 'ccc', publishedAt: NOON + 40, note: null, workspace: workspace('C') }),
      ).toEqual({ live: 'ccc', canary: null, onStanding: PIN, before: 'aaa', at: NOON + 40 })
    })

    it('cannot be deployed before it is published', async () => {
      const { releases } = store()
      await expect(releases.deploy({ live: 'xxx', canary: null }, NOON)).rejects.toMatchObject({
        code: 'notFound',
        details: { detail: expect.stringContaining('"xxx"') },
      })
      await expect(
        releases.deploy({ live: 'aaa', canary: { release: 'yyy', percent: 1 } }, NOON),
      ).rejects.toMatchObject({ details: { detail: expect.stringContaining('"yyy"') } })
    })

    it('is live once when hosts publish it at the same time', async () => {
      const release = { hash: 'ddd', publishedAt: NOON + 50, note: null, workspace: workspace('D') }
      const deployments = await Promise.all(Array.from({ length: 5 }, () => store().releases.publish(release)))
      expect(new Set(deployments.map(({ live }) => live))).toEqual(new Set(['ddd']))
    })

    it('remembers the commit it was made of, also when that is learned later', async () => {
      const { releases } = store()
      const release = { hash: 'eee', publishedAt: NOON + 60, note: 'start', workspace: workspace('E') }
      await releases.publish(release)
      await releases.publish({ ...release, publishedAt: NOON + 61, commit: '1a2b' })
      await releases.publish({ ...release, publishedAt: NOON + 62, commit: '3c4d' })
      expect(await releases.find('eee')).toEqual({ ...release, commit: '1a2b' })
      expect((await releases.list(1))[0]).toMatchObject({ hash: 'eee', commit: '1a2b' })
    })

    it('goes to a share of contacts at once, and to everybody when it is published again', async () => {
      const { releases, events } = store()
      const heard: HostEvent[] = []
      const unsubscribe = events.subscribe((event) => heard.push(event))
      const release = { hash: 'fff', publishedAt: NOON + 70, note: null, workspace: workspace('F') }
      const tried = {
        live: 'eee',
        canary: { release: 'fff', percent: 10 },
        onStanding: PIN,
        before: 'ddd',
        at: NOON + 70,
      }
      expect(await releases.publish(release, { canaryPercent: 10 })).toEqual(tried)
      expect(await releases.publish({ ...release, publishedAt: NOON + 71 }, { canaryPercent: 10 })).toEqual(tried)
      expect(heard).toHaveLength(1)
      unsubscribe()
      const onStanding = { policy: 'restart', map: {} } as const
      expect(await releases.publish(release, { canaryPercent: 10, onStanding })).toMatchObject({ onStanding })
      expect(await releases.publish(release, { canaryPercent: 20 })).toMatchObject({ onStanding })
      const all = { live: 'fff', canary: null, onStanding: PIN, before: 'eee', at: NOON + 72 }
      expect(await releases.publish({ ...release, publishedAt: NOON + 72 })).toEqual(all)
      // Who has it already is no share of anybody.
      expect(await releases.publish({ ...release, publishedAt: NOON + 73 }, { canaryPercent: 10 })).toEqual(all)
    })

    it('is deployed with what becomes of those who stand, until it is said otherwise', async () => {
      const { releases } = store()
      const onStanding = { policy: 'migrate', map: { menu: 'topics' } } as const
      const release = { hash: 'ggg', publishedAt: NOON + 80, note: null, workspace: workspace('G') }
      expect(await releases.publish(release, { onStanding })).toMatchObject({ live: 'ggg', before: 'fff', onStanding })
      // A host that starts again asks for nothing.
      expect(await releases.publish({ ...release, publishedAt: NOON + 81 })).toMatchObject({
        onStanding,
        at: NOON + 80,
      })
      expect(await releases.publish({ ...release, publishedAt: NOON + 82 }, { onStanding: PIN })).toMatchObject({
        before: 'fff',
        onStanding: PIN,
        at: NOON + 82,
      })
    })

    it('stays put back when a host starts that finds the other one, but not when what it finds is new', async () => {
      const { releases } = store()
      const release = { hash: 'hhh', publishedAt: NOON + 85, note: null, workspace: workspace('H') }
      expect(await releases.publish(release, { origin: 'found' })).toMatchObject({ live: 'hhh' })
      await releases.deploy({ live: 'ggg', canary: null }, NOON + 86)
      expect(await releases.publish(release, { origin: 'found' })).toMatchObject({ live: 'ggg', at: NOON + 86 })
      const edited = { ...release, hash: 'iii', publishedAt: NOON + 87 }
      expect(await releases.publish(edited, { origin: 'found' })).toMatchObject({ live: 'iii' })
      // Nobody asked for what is live now: a host that starts with the former files means them.
      expect(await releases.publish(release, { origin: 'found' })).toMatchObject({ live: 'hhh' })
      await releases.deploy({ live: 'ggg', canary: null }, NOON + 88)
      expect(await releases.publish(release, { origin: 'changed' })).toMatchObject({ live: 'hhh' })
      await releases.deploy({ live: 'ggg', canary: null }, NOON + 89)
    })

    it('is put back by one of two who try it at once', async () => {
      const { releases } = store()
      const results = await Promise.allSettled(
        ['fff', 'eee'].map((live) => releases.deploy({ live, canary: null, expected: 'ggg' }, NOON + 90)),
      )
      expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(results.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'conflict' } })
      const deployed = await releases.deployment()
      expect(results).toContainEqual({ status: 'fulfilled', value: deployed })
      expect(deployed?.before).toBe('ggg')
    })

    it('says who stands on it, and where', async () => {
      const { releases, turns } = store()
      const stands = async (
        address: string,
        node: string,
        timer: boolean,
        owner: 'flow' | 'bot' | 'closed' = 'flow',
      ) => {
        const arrival = messageFrom(address, `${address}-1`)
        // Words that PostgreSQL cannot read as JSON must not hide the others.
        const session = { release: 'old', flow: 'desk', node, language: 'en', variables: {}, text: '\ud83d "node":"x"' }
        await runTurn(turns, arrival, (loaded) => ({
          conversation: { ...conversationOf(arrival, loaded), owner, session },
          startTimer: timer ? { id: `timer-${address}`, at: NOON + 3_600_000 } : null,
          outbox: timer
            ? []
            : [{ id: `o-${address}`, kind: 'request', target: '', payload: {}, dueAt: NOON + 9e9, expiresAt: null }],
        }))
      }
      await stands('stand-1', 'menu', true)
      await stands('stand-2', 'menu', true)
      await stands('stand-3', 'identify/ask', false)
      await stands('stand-4', 'faq', true, 'bot')
      await stands('stand-5', 'bye', true, 'closed')
      await enqueueFrom(turns, 'stand-6', { queue: 'stood' })
      expect((await releases.standing()).filter(({ release }) => release === 'old')).toEqual([
        { release: 'old', flow: 'desk', node: 'menu', owner: 'flow', conversations: 2 },
        { release: 'old', flow: 'desk', node: 'faq', owner: 'bot', conversations: 1 },
        { release: 'old', flow: 'desk', node: 'identify/ask', owner: 'flow', conversations: 1 },
      ])
    })
  })
}
