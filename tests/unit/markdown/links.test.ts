import { describe, expect, test } from 'vitest';
import { findHiddenHost } from '../../../components/markdown/find-hidden-host.ts';
import { parseLink } from '../../../components/markdown/parse-link.ts';

describe('a link', () => {
  test.each(['https://a.example/x?y=1&amp;z', 'http://a.example', 'mailto:me@a.example'])('is made of %s', (href) => {
    expect(parseLink(href)?.href).toContain('a.example');
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'java&#10;script:alert(1)',
    '&#106;avascript:alert(1)',
    'javascript&colon;alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://a.example/1',
    '//evil.example',
    '/api/auth/logout',
    '#top',
    '',
  ])('is not made of %j', (href) => {
    expect(parseLink(href)).toBeNull();
  });
});

describe('the true host is named', () => {
  test.each([
    ['https://bank.com', 'https://evil.example/'],
    ['bank.com', 'https://evil.example/'],
    ['www.bank.com/login', 'https://evil.example/'],
    ['Log in at https://bank.com now', 'https://evil.example/'],
    ['https://bank.com', 'https://bank.com@evil.example/'],
    ['bank.com', 'https://bank.com.evil.example/'],
    ['бank.com', 'https://bank.com/'],
    ['bank.com.', 'https://evil.example/'],
    ['bank.com\u200b', 'https://evil.example/'],
    ['ba\u00adnk.c\u2060om', 'https://evil.example/'],
    ['bank\u3002com', 'https://evil.example/'],
    ['bank\uff61com', 'https://evil.example/'],
    ['ｂａｎｋ．ｃｏｍ', 'https://evil.example/'],
    ['bank.com ↗', 'https://evil.example/'],
    ['“bank.com”', 'https://evil.example/'],
    ['Log in at bank.com', 'https://evil.example/'],
    ['Log in (bank.com/login) now', 'https://evil.example/'],
    ['登录bank.com。', 'https://evil.example/'],
    ['bank.example', 'https://evil.example/'],
    ['bank.com:443', 'https://evil.example/'],
    ['evil.example or bank.com', 'https://evil.example/'],
    ['https://bank.co', 'https://bank.com/'],
    ['bank.com', 'https://notbank.com/'],
  ])('%s → %s', (text, href) => {
    expect(findHiddenHost(text, new URL(href))).toBe(new URL(href).hostname);
  });

  test.each([
    ['https://bank.com/a', 'https://bank.com/b'],
    ['bank.com', 'https://www.bank.com/'],
    ['our bank', 'https://evil.example/'],
    ['package.json', 'https://github.com/x/package.json'],
    ['https://bank.com.', 'https://bank.com/'],
    ['Log in at bank.com.', 'https://bank.com/'],
    ['登录bank.com吧', 'https://bank.com/'],
    ['bank.com', 'https://login.bank.com/'],
    ['login.bank.com', 'https://bank.com/'],
    ['me@bank.com', 'mailto:me@bank.com'],
    ['first.co@bank.com', 'mailto:first.co@bank.com'],
    ['bank.com', 'mailto:me@bank.com'],
    ['github.com/x/bank.com', 'https://github.com/x/bank.com'],
    ['https://a.example/?to=bank.com', 'https://a.example/?to=bank.com'],
    ['index.js', 'https://github.com/x'],
    ['main.py', 'https://github.com/x'],
    ['README.md', 'https://github.com/x'],
    ['see src/main.rs', 'https://github.com/x'],
    ['v1.2.3', 'https://github.com/x'],
    ['Python 3.12', 'https://python.example/'],
    ['1.22.10', 'https://github.com/x'],
    ['the last word.Next comes', 'https://a.example/'],
    ['it is done.It works', 'https://a.example/'],
    ['how array.map works', 'https://a.example/'],
    ['ASP.NET Core', 'https://a.example/'],
    ['e.g. this one', 'https://a.example/'],
    ['你好。再见', 'https://a.example/'],
    ['Wait... what', 'https://a.example/'],
  ])('not for %s → %s', (text, href) => {
    expect(findHiddenHost(text, new URL(href))).toBeNull();
  });
});
