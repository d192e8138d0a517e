# Everything a contributor runs. Needs make and Python 3.11 or newer with pip and venv; the rest it installs.
# Settings go through: PORT=8001 MREZA_DATA=/elsewhere make demo

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INSTALLED := $(VENV)/.installed

# Each process takes a stretch of the files, so that it assembles few sets of plugins, and helps the others at the end.
PARALLEL := --numprocesses=auto --dist=worksteal

# A root that installs into a virtual environment knows what it does.
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

# Tests start many processes: none is to compile again what another has compiled.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install demo test audit races crash fuzz httpaudit lint format schema bench lock clean

help: ## Show this list.
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

install: $(INSTALLED) ## Make the virtual environment from constraints.txt (instant when nothing changed).

$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "Mreža needs Python 3.11 or newer; this is $$($(PYTHON) --version). Name another: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Installing into $(VENV) (a minute or two, once) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable '.[dev]'
	@touch $@

demo: install ## Set up everything with demo data and serve it; PORT=8001 takes another port.
	@exec $(BIN)/mreza demo $(ARGS)

test: install ## Run all tests against real PostgreSQL; ARGS="-k name" narrows them.
	@$(BIN)/pytest $(PARALLEL) $(ARGS)

audit: install ## Try the walls: every way of asking with every value, raw statements, planted faults; minutes.
	@$(BIN)/pytest $(PARALLEL) --thorough tests/walls tests/architecture plugins/*/tests/test_contract.py $(ARGS)

races: install ## Race against running servers RUNS=20 times, and cut off and repeat every mutation there is; minutes.
	@RUNS=$(or $(RUNS),20) $(BIN)/pytest tests/races $(ARGS)
	@$(BIN)/pytest $(PARALLEL) --drop-connections --every-mutation tests/stories tests/delivery tests/privacy tests/walls \
	  tests/races plugins -k "happens_once or not (contract or races.py or worker_process or poisoned or planted)" $(ARGS)

fuzz: install ## Compare N=2000 random questions with the slow way to answer them; SEED=7 asks others.
	@MREZA_RANDOM_DOCUMENTS=$(or $(N),2000) MREZA_RANDOM_SEED=$(or $(SEED),0) \
	  $(BIN)/pytest $(PARALLEL) -rP tests/graphql/test_reference.py $(ARGS)

httpaudit: install ## The published audit of GraphQL over HTTP, against a running server (needs node and npm).
	@PYTHON=$(abspath $(BIN)/python) tests/web/audit/run.sh

crash: install ## Kill the server, PostgreSQL and the worker in the middle of their work, N times each; a release: N=1000.
	@KILLS=$(or $(N),200) $(BIN)/pytest -s tests/crashes $(ARGS)

lint: install ## Check style, formatting, types, imports, and that no address of a registry is pinned.
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy core/mreza plugins/*/mreza_*
	@$(BIN)/lint-imports
	@! grep -n '://' constraints.txt

format: install ## Put the code into form.
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

schema: install ## Keep the API's schema in docs/schema.graphql, after a change that was meant.
	@$(BIN)/mreza schema write

bench: install ## Measure against hand-written SQL and against the default way.
	@$(BIN)/python -m bench $(ARGS)

lock: install ## Choose the newest versions that fit pyproject.toml, for constraints.txt.
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet uv
	@$(BIN)/uv pip compile --quiet --upgrade --universal --python-version 3.11 --all-extras \
	  --no-header --no-annotate --no-emit-index-url pyproject.toml --output-file constraints.txt
	@! grep -n '://' constraints.txt

clean: ## Remove the virtual environment and caches; the data folder stays.
	@rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
