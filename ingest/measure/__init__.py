"""How well an extraction agrees with records made by hand.

`passages` are texts with such records, `reading` reads them, `scores` compares, `report` measures all of it,
`errors` and `changes` name single records, `evaluation` puts all that together and `show` prints it.
"""

from ingest.measure.passages import Example, examples
from ingest.measure.report import Report, measured
from ingest.measure.scores import CORE, STRICT, Pair, Score, score

__all__ = ["CORE", "STRICT", "Example", "Pair", "Report", "Score", "examples", "measured", "score"]
