"""Where curators sign in; there is no such page where nobody can."""

access.door()
