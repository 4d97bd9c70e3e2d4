"""Text as a file can hold it: what has no sign of its own gets one, so that nothing is lost without a trace."""

CELL_LIMIT = 16_000  # Excel keeps 32,767 UTF-16 units of a cell and drops the rest without a word

# Neither in a table nor in XML (Word, Excel) may these stand; the tab and the end of a line may.
_CONTROL = {
    **{code: 0x2400 + code for code in range(32) if chr(code) not in "\t\n"},
    **{0x7F: 0x2421, 0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD},
}


def visible(text: str) -> str:
    """Control characters as their pictures (U+2400 and on), lone halves of a character as the replacement mark."""
    return whole(text).replace("\r\n", "\n").translate(_CONTROL)


def whole(text: str) -> str:
    """The same to the letter, but for half a character: UTF-8 cannot write that."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def pieces(text: str) -> list[str]:
    """`text` in parts that each fit a cell; one empty part of an empty text."""
    return [text[i : i + CELL_LIMIT] for i in range(0, max(len(text), 1), CELL_LIMIT)]
