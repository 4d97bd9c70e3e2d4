"""A small project of its own; database, durability and channel layer are those of ours."""

from pathlib import Path

from dilemmakaarten.environment import Environment

env = Environment.read(Path())

SECRET_KEY = env.secret_key
ALLOWED_HOSTS = env.allowed_hosts
INSTALLED_APPS = ["tests.load.stock", "channels"]
DATABASES = {"default": env.database}
CHANNEL_LAYERS = {"default": env.channel_layer}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
ROOT_URLCONF = "tests.load.stock.urls"
