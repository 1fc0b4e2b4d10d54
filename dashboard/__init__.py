"""The dashboard: commitments beside what is really spent."""
