"""Join codes and tokens. Pure."""

import base64
import hashlib
import hmac
import secrets

ALPHABET = "ABCDEFGHJKMNPQRTUVWXYZ23456789"  # no I, L, O, S, 0, 1: they look like others


def new_code(length: int) -> str:
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def new_token() -> str:
    """128 bits, safe in an address."""
    return secrets.token_urlsafe(16)


def key_of(token: str) -> str:
    """What is stored of a participant's token: its SHA-256, so that a copy of the database opens no phone."""
    return hashlib.sha256(token.encode()).hexdigest()


def following_token(token: str, place: str) -> str:
    """The token of the same person in the session called `place`; the same one however often it is asked.

    Only who holds `token` can make it, and the one does not give away the other.
    """
    digest = hmac.new(token.encode(), f"onward {place}".encode(), hashlib.sha256).digest()
    return base64.urlsafe_b64encode(digest[:16]).decode().rstrip("=")


def normalise(typed: str) -> str:
    """A code as typed on a phone: any case, with spaces and hyphens."""
    return "".join(letter for letter in typed.upper() if letter.isalnum())


def shown(code: str) -> str:
    """In two halves, to read aloud: K7Q-M2P."""
    half = (len(code) + 1) // 2
    return f"{code[:half]}-{code[half:]}"
