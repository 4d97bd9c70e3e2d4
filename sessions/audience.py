"""The sockets of one session in this process, by what they are shown, and the tabs of each participant."""

from collections.abc import Iterable

from sessions.access import PARTICIPANT, REMOTE, Viewer
from sessions.socket import Socket

TABS = 6  # sockets of one participant in one process
CROWDED = 4409  # close code


class Audience:
    """Screens, remotes and phones."""

    def __init__(self) -> None:
        self.screens: set[Socket] = set()
        self.phones: set[Socket] = set()
        self.remotes: set[Socket] = set()
        self.fresh: set[Socket] = set()  # who got no state yet
        self._people: dict[int, Viewer] = {}
        self._tabs: dict[int, list[Socket]] = {}  # of a participant, oldest first

    @property
    def everybody(self) -> set[Socket]:
        return self.screens | self.phones | self.remotes

    @property
    def leading(self) -> set[Socket]:
        """Where somebody may be who leads: screens, projectors, remotes."""
        return self.screens | self.remotes

    @property
    def logins(self) -> set[str]:
        """The log-ins under which screens and remotes are open."""
        return {socket.viewer.login for socket in self.leading if socket.viewer.login}

    @property
    def empty(self) -> bool:
        return not (self.screens or self.phones or self.remotes)

    @property
    def people(self) -> dict[int, Viewer]:
        """Participant to viewer, of all phones here; the caller's own."""
        return self._people.copy()

    def add(self, socket: Socket) -> None:
        self._side(socket).add(socket)
        self.fresh.add(socket)
        if socket.viewer.participant is not None:
            self._people[socket.viewer.participant] = socket.viewer
            tabs = self._tabs.setdefault(socket.viewer.participant, [])
            tabs.append(socket)
            _make_room(tabs)

    def remove(self, socket: Socket) -> None:
        self._side(socket).discard(socket)
        self.fresh.discard(socket)
        if socket.viewer.participant is not None:
            tabs = self._tabs[socket.viewer.participant]
            tabs.remove(socket)
            if not tabs:
                del self._tabs[socket.viewer.participant], self._people[socket.viewer.participant]

    def greeted(self, socket: Socket) -> None:
        """It got its first state and own answers."""
        self.fresh.discard(socket)

    def has_other_tab(self, person: int, writer: str) -> bool:
        """Is there a socket of this person besides the one that wrote?"""
        return any(socket.client != writer for socket in self._tabs.get(person, ()))

    def _side(self, socket: Socket) -> set[Socket]:
        return {PARTICIPANT: self.phones, REMOTE: self.remotes}.get(socket.viewer.role, self.screens)


def people_of(sockets: Iterable[Socket]) -> dict[int, Viewer]:
    """Participant to viewer, of these sockets."""
    viewers = [socket.viewer for socket in sockets]
    return {viewer.participant: viewer for viewer in viewers if viewer.participant is not None}


def _make_room(tabs: list[Socket]) -> None:
    """The newest tab is the one that somebody looks at; the oldest makes room, and may come back."""
    still = [socket for socket in tabs if not socket.closing]
    for socket in still[:-TABS]:
        socket.close(CROWDED)
