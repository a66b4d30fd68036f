# evercite: two commands for a fresh machine with Python 3.11 or later.
#
#   make archive                  set up, then archive the bundled example against its own small web on loopback
#   make archive ARTICLE=…        set up, then archive any article: a URL or a file
#   make test                     set up with what the tests need, and run all of them
#   make conformance              compare evercite, wget and warcprox on an odd web; writes docs/conformance.md
#   make torture                  the crash tests at length: about an hour, and all of them only as root
#   make judges                 what exports are judged by: py-wacz, and ReplayWeb.page (npm)
#   make fuzz                     feed every reader of articles with spoiled files (an hour)
#   make bitflips                 flip ten thousand bits of a store, one at a time: each must be found (ten minutes)

# The first that is new enough: `python3` is often an older one.
PYTHON ?= $(firstword $(foreach name,python3 python3.14 python3.13 python3.12 python3.11,$(shell \
	$(name) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $(name))) python3)
VENV := .venv
BIN := $(VENV)/bin
STORE ?= warcs

.PHONY: archive test judges conformance torture fuzz bitflips lint format clean

archive: $(VENV)/.installed
ifdef ARTICLE
	$(BIN)/evercite archive "$(ARTICLE)" --store "$(STORE)"
else
	$(BIN)/evercite demo --store "$(STORE)"
endif

test: $(VENV)/.for-tests
	$(BIN)/python -m pytest -n 2 --dist worksteal

conformance: $(VENV)/.for-tests .venv-conformance/.installed
	$(BIN)/python -m tests.conformance --write docs/conformance.md

torture: $(VENV)/.for-tests
	EVERCITE_TORTURE=long $(BIN)/python -m pytest tests/torture --timeout 14400 -rs

judges: .venv-wacz/.installed .replaywebpage/.installed

fuzz: $(VENV)/.for-tests
	EVERCITE_FUZZ=5000 $(BIN)/python -m pytest tests/fuzz -n 2

bitflips: $(VENV)/.for-tests
	EVERCITE_BIT_FLIPS=10000 $(BIN)/python -m pytest tests/proving/test_bit_flips.py

lint: $(VENV)/.for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(VENV)/.for-tests
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf $(VENV) .venv-conformance .venv-pywb .venv-wacz .replaywebpage build dist *.egg-info

$(VENV)/.created:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "evercite needs Python 3.11 or later; say make PYTHON=python3.12, for example")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --upgrade pip
	touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet --editable '.[fast]'
	touch $@

$(VENV)/.for-tests: $(VENV)/.installed pyproject.toml
	$(BIN)/python -m pip install --quiet --group test
	touch $@

# Apart from ours, for warcprox pins versions of its own.
.venv-conformance/.installed:
	$(PYTHON) -m venv .venv-conformance
	.venv-conformance/bin/python -m pip install --quiet 'warcprox>=2.13,<3'
	touch $@

# Apart from ours too: an archive for tests to ask, with versions of its own.
.venv-pywb/.installed:
	$(PYTHON) -m venv .venv-pywb
	.venv-pywb/bin/python -m pip install --quiet 'pywb>=2.10,<3'
	touch $@

# Apart from ours too, for the many tools that it brings along.
.venv-wacz/.installed:
	$(PYTHON) -m venv .venv-wacz
	.venv-wacz/bin/python -m pip install --quiet 'wacz>=0.6,<0.7'
	touch $@

# Only what the package ships is wanted, ui.js and sw.js, and none of what they were built from.
.replaywebpage/.installed:
	mkdir -p .replaywebpage
	cd .replaywebpage && npm pack --silent replaywebpage@2.5.3 && tar -xzf replaywebpage-2.5.3.tgz
	touch $@
