"""The review by curators who sign in."""
