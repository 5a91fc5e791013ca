import { describe, expect, it } from '@jest/globals'
import { openApiDocument } from '#api/http/open-api.js'
import { problemOf } from '#api/http/problem.js'
import { NoSnapshot } from '#api/snapshots/as-of.js'

const { paths, components } = openApiDocument()

describe('the description of the API', () => {
  it('has what operators can ask and do', () => {
    expect(Object.keys(paths['/api/v1/exports'] ?? {})).toEqual(['get', 'post'])
    for (const path of ['/api/v1/exports/{id}', '/api/v1/exports/{id}/events']) {
      expect(paths[path]?.get?.responses).toHaveProperty('404')
    }
    for (const path of ['exports/{id}/stop', 'sources/{name}/pause', 'sources/{name}/resume']) {
      expect(paths[`/api/v1/${path}`]?.post?.responses).toHaveProperty('403')
    }
  })

  it('says what is for operators, and that nobody has to sign in for a question', () => {
    const { security } = openApiDocument()
    expect(security).toContainEqual({})
    for (const path of Object.keys(paths).filter((each) => /^\/api\/v1\/(exports|sources)/.test(each))) {
      for (const operation of [paths[path]?.get, paths[path]?.post]) {
        if (operation === undefined) continue
        expect(operation.security).toEqual([{ token: [] }, { session: [] }])
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['401', '403']))
      }
    }
    expect(paths['/api/v1/trends']?.get?.security).toBeUndefined()
    expect(paths['/api/v1/me']?.get?.responses).toHaveProperty('401')
  })

  it('says that questions wait for a snapshot, and that runs do not', () => {
    expect(paths['/api/v1/trends']?.get?.responses).toHaveProperty('503')
    expect(paths['/api/v1/exports']?.get?.responses).not.toHaveProperty('503')
  })

  it('has a schema of everything it refers to', () => {
    const referred = JSON.stringify(paths).matchAll(/#\/components\/schemas\/(\w+)/g)
    expect(Object.keys(components?.schemas ?? {})).toEqual(
      expect.arrayContaining([...new Set([...referred].map(([, name]) => name))]),
    )
  })
})

describe('a question that no snapshot answers', () => {
  it('is told that nothing was published only where that is so', () => {
    expect(problemOf(new NoSnapshot())).toMatchObject({ status: 503, title: 'Nothing has been published yet' })
    const damaged = 'every snapshot is damaged (0123456789ab: its file is gone)'
    expect(problemOf(new NoSnapshot(damaged))).toMatchObject({
      ...{ status: 503, title: 'No published snapshot can be asked' },
      detail: `${damaged}; run npx topogram export`,
    })
  })
})
