"""Every threshold of the conversation, in one place.

Numbers come from the design study of dialogue methods and of statistics on small groups; each name says what
it guards. People are counted in whole persons, positions in points 0..100, shares in 0..1.
"""

from fractions import Fraction

POSITION_MIN, POSITION_MAX = 0, 100
A_BELOW, B_ABOVE = 40, 60  # zones: A < 40, middle 40..60, B > 60
BINS, BIN_WIDTH = 21, 5  # screen bins: 0-2, 3-7, ... 98-100 (steps of 5)
WEIGHT_MIN, WEIGHT_MAX = 0, 4

GUESSABLE_BELOW = 5  # under 5 people the lobby says that you can guess who stands where
COUNTS_FROM = 5  # counts in words from 5 people
LABEL_FROM = 8  # label and sentence from 8 people
SIDE_FROM = 3  # live split by side: at least 3 people on each side
WEIGHTS_FROM = 3  # a group's mean weight from 3 people who weighed the argument
BRIDGES_FROM = 6  # bridges and dividers from 6 people
BRIDGES_BY_SIZE = ((20, 3), (12, 2), (BRIDGES_FROM, 1))  # (from so many people, so many bridges)
DIVIDERS_MOST = 2  # beside those bridges at most 2 dividers, never more than bridges
STORED_NUMBERS_FROM = 8  # stored output under 8 people: words only
STORED_CELL_FROM = 5  # stored bands with fewer people are merged
STORED_SIDE_FROM = 5  # stored split by side: at least 5 on each side
STORED_TWICE_SHARE = Fraction(1, 2)  # a second strip is stored when so many of those on the line chose again
KEPT_BELIEFS = 3  # convictions in a summary
COMPARED_FROM, COMPARED_PEOPLE_FROM = (
    5,
    50,
)  # conversations beside each other: so many, with so many people together
RETURNS_FROM = 2  # what came back in fewer conversations than this is not told
DATED_FROM = 20  # conversations beside each other have dates when each has so many people
DOTS_A_BAND = 30  # more dots than this on one band are drawn as dots for several people
PEOPLE_A_DOT = (1, 2, 5, 10, 20, 50)
ABANDONED_HOURS = 12  # a session that nobody touched for so long was broken off

HEAVY_FROM = 0.375  # mean of 0..1 from which an argument is called heavy: nearest to 'telt mee' or more
SHRINK_PEOPLE = 2  # pseudo-people that pull a side's mean to the whole group's
PICKS_PER_SIDE = 2  # format 'Snel'
PRESENT_SECONDS = 60  # seen within this time counts as present
MAX_PARTICIPANTS = 1000

# The label of a spread, rules in the order in which they are tried. Shares are of all people on the line.
CLOSE_WIDTH, CLOSE_LEFT_OUT = 30, Fraction(1, 10)  # all but a tenth within 30 points
GROUPS_FIT, GROUPS_FIT_SMALL = Fraction(80, 100), Fraction(60, 100)  # R squared at least 0.80 + 0.6/n
GROUPS_LEAST, GROUPS_SHARE = 2, Fraction(1, 4)  # the smaller group: at least 2 people and a quarter
GROUPS_APART = 40  # points between the centres, which lie beyond the middle zone on either side
GROUPS_MIDDLE = Fraction(1, 5)  # at most a fifth in the middle zone
SIDE_SHARE = Fraction(2, 3)
MIDDLE_SHARE = Fraction(1, 2)

# The whole conversation.
MAX_ANSWERS = 9  # highest value of a small answer
DRAWN_PER_SIDE = 3  # format 'Zaal': arguments of each side that a person weighs
ARGUMENT_LENGTH = 280  # characters of an argument of the group's own
TEXT_LENGTH = 500  # of any other text
TEXTS_EACH = 5  # texts of one kind that one person may write
GROUP_ARGUMENTS = 10  # of one side, approved
DESK_WAITING, DESK_DECIDED = 30, 60  # texts at once on the remote: the oldest that wait, the newest decided
EXTEND_MOST = 60  # minutes that may be added to a step
CLOSE_FIELDS = ("choose", "because", "despite", "limit", "need")  # 'we kiezen... omdat... ondanks...'
TOGETHER_SHARE = Fraction(2, 3)  # where nobody leads: so many ready go on once the time is over
# Talking in pairs, and what changed.
NO_POSITION = 50  # who is not on the line is paired as if in the middle
SEATED_ABOVE = 100  # in a larger hall nobody walks: everyone talks with a neighbour
MOVED_FROM = 10  # points; a smaller difference between two marks is a trembling finger

FEW_MOST = 2  # a count of 1 or 2 is not shown as a number
FEW_TOGETHER = 5  # two counts that together are at most this, are both 'een paar'
MOST_SHARE = Fraction(2, 3)  # 'de meesten' is more than this
PROFILE_FROM = 8  # the conviction profile of a group, from 8 people

# Suggested prompts for the facilitator.
ADVICE_MOST = 3
SMALLER_SHARE = Fraction(2, 3)  # a side is really smaller at two thirds of the other or less
ACROSS_FROM = 0.625  # mean of 0..1 nearest to 'telt zwaar' or more
DIFFERENT_FROM = 0.25  # the sides differ by one button or more

# The report for an organisation.
SIZE_BANDS = ((8, 15), (16, 30), (31, 60), (61, 100), (101, 250))  # people, from and up to
REPORT_ARGUMENTS = 4  # of each side
REPORT_REASONS = 3  # of each side
PART_LENGTH = 2000  # characters of a part that the facilitator writes
REMARK_LENGTH = 280  # of a remark on it
