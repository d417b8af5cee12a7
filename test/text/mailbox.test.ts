/** Addresses of e-mail as people write them, and what is said of those that are none. */
import { describe, expect, it } from 'vitest';
import { isProblem, parseMailbox, parseMailboxes } from '../../src/text/mailbox.js';

describe('addresses', () => {
  it.each<[string, [name: string, address: string][]]>([
    ['zhang@yunlan.example', [['', 'zhang@yunlan.example']]],
    ['张三 <zhang@yunlan.example>', [['张三', 'zhang@yunlan.example']]],
    ['张三<zhang@yunlan.example>', [['张三', 'zhang@yunlan.example']]],
    ['<zhang@yunlan.example>', [['', 'zhang@yunlan.example']]],
    ['"Zhang, San" <zhang@yunlan.example>', [['Zhang, San', 'zhang@yunlan.example']]],
    ['"a \\"b\\" c" <zhang@yunlan.example>', [['a "b" c', 'zhang@yunlan.example']]],
    [
      ' a@b.example , 李四 <c@d.example>,',
      [
        ['', 'a@b.example'],
        ['李四', 'c@d.example'],
      ],
    ],
    ["o'neil+news@b.example", [['', "o'neil+news@b.example"]]],
    ['root@localhost', [['', 'root@localhost']]],
    ['a@望川.example', [['', 'a@xn--5rtq9r.example']]],
    ['Zhang.San@B.Example', [['', 'Zhang.San@b.example']]],
    [`${'a'.repeat(64)}@b.example`, [['', `${'a'.repeat(64)}@b.example`]]],
  ])('%s', (text, expected) => {
    expect(parseMailboxes(text)).toEqual(expected.map(([name, address]) => ({ name, address })));
  });

  it.each([
    ['', 'the address is empty'],
    [' , ', 'the address is empty'],
    ['zhang', '"zhang" is no e-mail address: it has no @'],
    ['zhang@@b.example', 'more than one @'],
    ['zhang＠b.example', 'the full-width sign ＠'],
    ['a@b.example；c@d.example', 'separate addresses with a comma (,), not ；'],
    ['a@b.example;c@d.example', 'separate addresses with a comma (,), not ;'],
    ['a@b.example、c@d.example', 'separate addresses with a comma (,), not 、'],
    ['@b.example', 'nothing stands before the @'],
    ['a@', 'nothing stands after the @'],
    ['张三 zhang@b.example', 'a name goes before it: Name <address>'],
    ['张三@b.example', 'before the @ few servers take other than'],
    ['a..b@b.example', 'a full stop too many'],
    ['a(b)@b.example', 'a sign before the @ that no address has'],
    ['"a b"@b.example', 'it has a blank in it'],
    ['a@b_c.example', 'b_c.example is no name of a domain'],
    ['a@-b.example', 'is no name of a domain'],
    ['a@b..example', 'is no name of a domain'],
    ['a@[127.0.0.1]', 'is no name of a domain'],
    ['<a@b.example', 'is no e-mail address'],
    ['"a <a@b.example>', 'is no e-mail address'],
    [`${'a'.repeat(65)}@b.example`, 'it is too long'],
    [`a@${'b.'.repeat(130)}example`, 'it is too long'],
    ['a@b.example\r\nBcc: x@y.example', 'holds a line break'],
    ['张\n三 <a@b.example>', 'holds a line break'],
    ['张\u0000三 <a@b.example>', 'holds the character U+0000'],
    ['张\u2028三 <a@b.example>', 'holds the character U+2028'],
    ['张\u202e三 <a@b.example>', 'holds the character U+202E'],
    ['a@b.example\t', 'holds a tab'],
    ['=?utf-8?Q?a=0D=0ABcc:_evil=40x?= <z@b.example>', 'holds the start of an encoded word (=?)'],
    ['"=\\?utf-8?B?DQpCY2M6IHg=?=" <z@b.example>', 'holds the start of an encoded word (=?)'],
    ['=?utf-8?Q?x?=@b.example', 'holds the start of an encoded word (=?)'],
    ['"=?utf-8?Q?a" <a@b.example>, "b?=" <c@b.example>', 'holds the start of an encoded word (=?)'],
  ])('%j is none: %s', (text, problem) => {
    const result = parseMailboxes(text);
    expect(isProblem(result) && result.problem).toContain(problem);
    // A message is one line, whatever it is about.
    expect(isProblem(result) && /\p{Cc}/u.test(result.problem)).toBe(false);
  });

  it('can be asked for as one alone', () => {
    expect(parseMailbox('a@b.example')).toEqual({ name: '', address: 'a@b.example' });
    expect(parseMailbox('a@b.example, c@d.example')).toEqual({
      problem: '"a@b.example, c@d.example" is more than one address',
    });
  });
});
