/** Stands in each payload that tries to become part of a statement, so that it is found where it must not be. */
export const mark = 'xq7payload'

/** Texts that would do something if they became part of a statement. */
export const sqlPayloads: readonly string[] = [
  `'; DROP TABLE core.patient; -- ${mark}`,
  `' OR '1'='1' /* ${mark} */`,
  `female' UNION SELECT '${mark}'`,
  `"${mark}"`,
  `sex"; SELECT 1 AS "${mark}`,
  `read_csv('/etc/passwd') -- ${mark}`,
  `$1 ${mark} $2 ? :name @x`,
  `${mark}'||(SELECT version())||'`,
  `sex:female'); COPY (SELECT 1) TO '/tmp/${mark}' --`,
  `\\'; ATTACH '/tmp/${mark}' AS a; --`,
  `sex:${mark}\u0000' OR 1=1`,
  `{{${mark}}}#{${mark}}\${${mark}}`,
]

/** Names and values that have made objects out of prototypes. */
export const prototypePayloads: readonly string[] = [
  ...['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', '__defineGetter__'],
  ...['__proto__[admin]', 'constructor.prototype.admin', '__proto__.toString', 'constructor[prototype][role]'],
]

/** Bodies, of which a few are JSON. */
export const bodies: readonly string[] = [
  ...['', ' ', '{}', '[]', 'null', 'true', '0', '"text"', '{', '[{', '{"source":', '\u0000', '\ufeff{}'],
  ...['{"source":null}', '{"source":[]}', '{"source":{}}', '{"source":1e999}', '{"source":""}', '{"source":"nowhere"}'],
  ...['{"__proto__":{"role":"operator"}}', '{"constructor":{"prototype":{"role":"operator"}}}', '{"a":1,"a":2}'],
  `{"source":"${sqlPayloads[0]?.replaceAll('"', '') ?? ''}"}`,
  `{"source":"\\ud800"}`,
  '['.repeat(5_000),
  `{"source":"${'x'.repeat(60_000)}"}`,
  'x'.repeat(70_000),
  `${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}`,
]

/** Texts that have broken parsers, dates, numbers and people before. */
export const awkward: readonly string[] = [
  ...['', ' ', '\t', '\0', 'a\0b', '\u202e', '\u200b', '🦠', '👩‍⚕️', 'Ünï', 'ﬀ', 'İ', '\r\n', '\r\nX-Injected: 1'],
  ...[
    'null',
    'undefined',
    'NaN',
    'Infinity',
    '-0',
    '1e999',
    '0x10',
    '1_000',
    '٣',
    '²',
    'true',
    '[]',
    '{}',
    '"',
    "'",
    '\\',
  ],
  ...['../..', '..%2f..%2fetc/passwd', '/etc/passwd', 'file:///etc/passwd', 'http://127.0.0.1:1/', '${jndi:ldap://x}'],
  ...[
    ',',
    ',,',
    ':',
    '::',
    'sex:',
    ':female',
    'sex:female:male',
    'sex,sex',
    'a,b,c,d,e,f',
    '%',
    '%00',
    '%ff',
    '+',
    '&',
    '=',
  ],
  ...[
    '2021-02-30',
    '2026-13-45',
    '0000-01-01',
    '-000001-01-01',
    '9999-12-31',
    '99999-01-01',
    '2021-8-1',
    '36526',
    '-99999',
  ],
  ...['9007199254740993', '-9223372036854775808', '1.5', '.5', '5.', '+1', '1e3', '0'.repeat(400), '9'.repeat(400)],
  ...[
    '(a+)+$',
    '^(.*)*$',
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '=1+1',
    '@SUM(A1)',
    '\u{10ffff}',
  ],
]
