"""The real settings, with a channel layer that cannot be trusted."""

from dilemmakaarten.settings import *  # noqa: F403
from dilemmakaarten.settings import CHANNEL_LAYERS

CHANNEL_LAYERS = {"default": {**CHANNEL_LAYERS["default"], "BACKEND": "tests.trust.lossy.LossyLayer"}}
