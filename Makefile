# Needs make, Python 3.11 or later and a package index; everything is installed into .venv of this folder.
VENV ?= .venv
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo "$$p"; break; }; done)
RUN := $(VENV)/bin

# The environment's own variables must not lead the demo to another store.
DEMO_STORE := oxigraph:.kg

.PHONY: help demo test lint types house score link-score link-tuning format bench-link bench-page bench-neo4j bench-reading
.DELETE_ON_ERROR:

help: ## this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

demo: $(VENV)/.kg ## both plans from import/ to an answer
	@$(RUN)/kg import import --store $(DEMO_STORE)
	@echo
	@echo '$$ kg query unit-duties -p unit=区发改局'
	@$(RUN)/kg query unit-duties -p unit=区发改局 --format table --store $(DEMO_STORE)
	@echo
	@echo 'The store is .kg in this folder. Next, type:'
	@echo '  . $(RUN)/activate'
	@echo '  kg query                              the questions it can answer'
	@echo '  kg query due-between -p from=2022-07-01 -p to=2022-09-30'
	@echo '  kg trace 2/7/22                       a task, word for word, with its source'
	@echo '  kg check                              what a reader must know about the plans'
	@echo '  kg --help'

test: $(VENV)/.kg-test ## all tests
	@$(RUN)/python -m pytest --numprocesses auto

lint: $(VENV)/.kg-test ## style
	@$(RUN)/ruff check .
	@$(RUN)/ruff format --check .

format: $(VENV)/.kg-test ## put the code into that style
	@$(RUN)/ruff check --fix .
	@$(RUN)/ruff format .

types: $(VENV)/.kg-test ## types
	@$(RUN)/mypy

house: $(VENV)/.kg-test ## the direction of imports
	@$(RUN)/lint-imports

link-score: $(VENV)/.kg-test ## accuracy of linking on every hand-made pair of plans
	@$(RUN)/python tests/link_score.py

score: $(VENV)/.kg-test ## accuracy on every plan with a hand-made answer
	@$(RUN)/python tests/score_table.py

link-tuning: $(VENV)/.kg-test ## the linker's weights, tuned on all pairs but one and tried on that one
	@$(RUN)/python tests/link_tuning.py

bench-link: $(VENV)/.kg-test ## how long linking 300, 1,000 and 3,000 plans takes, beside parsing them
	@$(RUN)/python tests/link_benchmark.py

bench-neo4j: $(VENV)/.kg-test ## how fast 300 plans go into a Neo4j, beside bare CREATE and one MERGE a call
	@$(RUN)/python tests/neo4j_benchmark.py

bench-page: $(VENV)/.kg-test ## how fast a page draws, beside vis-network alone
	@$(RUN)/python tests/page_benchmark.py

bench-reading: $(VENV)/.kg-test ## how many plans a core reads in a second, and where the time goes
	@$(RUN)/python tests/reading_benchmark.py

$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo 'kg needs Python 3.11 or later: install it, or name it: make PYTHON=/path/to/python3'; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'kg needs Python 3.11 or later; $(PYTHON) is older: name another: make PYTHON=/path/to/python3'; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.kg: $(VENV)/bin/python pyproject.toml
	@echo 'Installing kg into $(VENV) …'
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable '.[graph,pdf]'
	@touch $@

$(VENV)/.kg-test: $(VENV)/bin/python pyproject.toml
	@echo 'Installing kg and what its tests need into $(VENV) …'
	@$(RUN)/python -m pip install --quiet --disable-pip-version-check --editable '.[graph,pdf,test]'
	@touch $@ $(VENV)/.kg
