PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
# further passages, where they are at hand: more texts to fit and to measure on
PASSAGES ?= $(wildcard ../shared/passages/*.jsonl)

.PHONY: dashboard test check data weights bench bench-extract clean

dashboard: $(READY)  ## set up, then open the dashboard in a browser
	$(BIN)/pledgeboard dashboard

test: $(READY)  ## set up, then run every check and test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

check: $(READY)  ## validate every table under data/
	$(BIN)/pledgeboard check

data: $(READY)  ## rebuild the generated tables from the notes and decisions
	$(BIN)/pledgeboard build

# one thread: the matrices are small, and threads that wait for one another take several times as long
weights: $(READY)  ## refit the extractor on the notes and passages; prints its scores on texts left out
	OMP_NUM_THREADS=1 $(BIN)/python -m ingest.weights tests/passages/*.jsonl $(PASSAGES)

bench: $(READY)  ## time extraction and the dashboard, as ratios within one run
	$(BIN)/python -m tests.benchmarks

# the packages of the other readers, the extra `bench`, are for this alone; one thread, for times of one core
bench-extract: $(READY)  ## our extractor beside others, on the same passages in one run; writes data/comparison.toml
	$(BIN)/pip install --quiet --disable-pip-version-check --no-build-isolation -e '.[bench]'
	OMP_NUM_THREADS=1 $(BIN)/python -W ignore -m tests.benchmarks.extractors tests/passages/*.jsonl $(PASSAGES)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "pledgeboard needs Python 3.11 or newer; try make PYTHON=python3.12 …")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

clean:
	rm -rf .venv build *.egg-info
