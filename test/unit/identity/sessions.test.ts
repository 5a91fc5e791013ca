import { describe, expect, it } from '@jest/globals'
import { Sessions } from '#api/identity/sessions.js'

const minute = 60_000
const limits = { idle: 30 * minute, longest: 8 * 60 * minute, renew: 10 * minute }
const ada = { caller: { role: 'operator', id: 'person:ada', name: 'Ada' }, tokenId: null } as const
const at = (minutes: number) => new Date(Date.UTC(2026, 2, 1, 12) + minutes * minute)

const started = () => {
  const sessions = new Sessions(limits)
  return { sessions, id: sessions.start(ada, at(0)) }
}

describe('a session', () => {
  it('is known by an id of 256 random bits, and by no other', () => {
    const { sessions, id } = started()
    expect(Buffer.from(id, 'base64url')).toHaveLength(32)
    expect(sessions.resume(id, at(1))).toEqual({ ...ada, renewed: null })
    for (const other of ['', 'x', id.slice(1), `${id}x`]) {
      expect(() => sessions.resume(other, at(1))).toThrow('this session is not known here')
    }
  })

  it('ends when nothing is asked for half an hour', () => {
    const { sessions, id } = started()
    sessions.resume(id, at(9))
    expect(() => sessions.resume(id, at(39))).toThrow('reached its time limit')
    expect(() => sessions.resume(id, at(39))).toThrow('not known here')
  })

  it('ends after eight hours, however much is asked', () => {
    const { sessions, id } = started()
    let current = id
    for (let minutes = 5; minutes < 480; minutes += 5)
      current = sessions.resume(current, at(minutes)).renewed ?? current
    expect(() => sessions.resume(current, at(480))).toThrow('reached its time limit')
  })

  it('gets a new id every ten minutes, and requests under way still arrive with the old one', () => {
    const { sessions, id } = started()
    const { renewed } = sessions.resume(id, at(10))
    expect(renewed).not.toBeNull()
    expect(sessions.resume(id, at(10.1)).renewed).toBeNull()
    expect(sessions.resume(renewed!, at(10.2)).renewed).toBeNull()
    expect(sessions.resume(id, at(10.6)).caller).toEqual(ada.caller)
  })

  it('ends for both when an id that was replaced comes back: it was stolen', () => {
    const { sessions, id } = started()
    const { renewed } = sessions.resume(id, at(10))
    sessions.resume(renewed!, at(10.1))
    expect(() => sessions.resume(id, at(11))).toThrow('used from two places, so it was ended for both')
    expect(() => sessions.resume(renewed!, at(11))).toThrow('not known here')
  })

  it('ends also when the thief was first, and the owner comes with the old id', () => {
    const { sessions, id: stolen } = started()
    const ofTheThief = sessions.resume(stolen, at(10)).renewed!
    sessions.resume(ofTheThief, at(10.5))
    expect(() => sessions.resume(stolen, at(12))).toThrow('used from two places')
    expect(() => sessions.resume(ofTheThief, at(12))).toThrow('not known here')
  })

  it('knows an id that it had long before', () => {
    const { sessions, id } = started()
    const second = sessions.resume(id, at(10)).renewed!
    const third = sessions.resume(second, at(20)).renewed!
    sessions.resume(third, at(21))
    expect(() => sessions.resume(id, at(22))).toThrow('used from two places')
  })

  it('goes on with the old id where the answer with the new one was lost', () => {
    const { sessions, id } = started()
    const lost = sessions.resume(id, at(10)).renewed!
    const again = sessions.resume(id, at(15)).renewed
    expect(again).not.toBeNull()
    expect(sessions.resume(again!, at(15.1)).caller).toEqual(ada.caller)
    expect(() => sessions.resume(lost, at(16))).toThrow('used from two places')
  })

  it('is over with all its ids once it is ended', () => {
    const { sessions, id } = started()
    const { renewed } = sessions.resume(id, at(10))
    sessions.end(renewed!)
    for (const each of [id, renewed!]) expect(() => sessions.resume(each, at(10.1))).toThrow('not known here')
  })

  it('of whoever was longest away gives way to the ten thousand and first', () => {
    const sessions = new Sessions(limits)
    const first = sessions.start(ada, at(0))
    const second = sessions.start(ada, at(0))
    sessions.resume(first, at(1))
    for (let n = 0; n < 9_999; n += 1) sessions.start(ada, at(2))
    expect(() => sessions.resume(second, at(2))).toThrow('not known here')
    expect(sessions.resume(first, at(2)).caller).toEqual(ada.caller)
  })
})
