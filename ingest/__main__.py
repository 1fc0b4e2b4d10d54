"""`python -m ingest …` is `pledgeboard …`."""

from ingest.cli import main

main()
