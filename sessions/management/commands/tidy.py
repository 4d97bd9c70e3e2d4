"""`forget_old` by its first name, for timers that were set up with that."""

from sessions.management.commands.forget_old import Command

__all__ = ["Command"]
