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
  ])('%s → %s', (text, href) => {
    expect(findHiddenHost(text, new URL(href))).toBe(new URL(href).hostname);
  });

  test.each([
    ['https://bank.com/a', 'https://bank.com/b'],
    ['bank.com', 'https://www.bank.com/'],
    ['our bank', 'https://evil.example/'],
    ['package.json', 'https://github.com/x/package.json'],
    ['https://bank.com.', 'https://bank.com/'],
  ])('not for %s → %s', (text, href) => {
    expect(findHiddenHost(text, new URL(href))).toBeNull();
  });
});
