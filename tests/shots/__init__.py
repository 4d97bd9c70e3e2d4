"""Pictures of every state of every screen, with checks on what they show: `make shots`. Also the README's pictures."""
