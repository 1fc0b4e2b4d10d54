"""Where curators sign in; there is no such page where nobody can."""

from dashboard.curating import access

access.door()
