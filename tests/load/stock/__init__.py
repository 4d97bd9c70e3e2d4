"""What the Channels tutorial leads to, for comparison only: never installed, never served to anybody."""
