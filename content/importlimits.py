"""How large what somebody imports may be. Bytes, unless it says otherwise. Pure."""

KIB, MIB = 1024, 1024 * 1024

MAX_FILES = 200  # chosen at once
MAX_UPLOAD = 10 * MIB  # all files of one choice together
MAX_CARD = 64 * KIB  # one card as text; those of the deck are 6 to 10 KiB
MAX_LINES = 2000  # of one card
MAX_CARDS = 200  # of one import
MAX_OWN_CARDS = 1000  # that one facilitator can have
MAX_ARGUMENTS = 30  # of one side

MAX_ZIP = 8 * MIB
MAX_MEMBERS = 300  # files and folders in a zip
MAX_UNPACKED = 16 * MIB
MAX_RATIO = 200  # unpacked to packed, of files over RATIO_FROM
RATIO_FROM = 128 * KIB

MAX_SHEET = 4 * MIB  # a spreadsheet as it is sent
MAX_SHEET_PART = 8 * MIB  # one of the texts inside it, unpacked
MAX_ROWS = 3000
MAX_EMPTY_ROWS = 50_000  # of a CSV; some programs write them
MAX_COLUMNS = 60
MAX_CELL = 20_000  # signs
MAX_CELLS_TEXT = 4 * MIB  # signs of all cells together

MAX_PROBLEMS = 1000  # then reading stops, for nobody mends more at once
