# What a person types. The tests of every change type the same.

PYTHON ?= python3
PORT ?= 8000

PREPARE := $(PYTHON) .ci/prepare.py
VENV_PYTHON := .venv/bin/python
MANAGE := $(VENV_PYTHON) manage.py
DJADE := .venv/bin/djade --target-version 5.2
TEMPLATES = $(shell find templates -name '*.html')
REPORT := oversyn-2011
# A check and a quick test must neither read nor make anybody's own database.
IN_MEMORY := DATABASE_URL=sqlite://
LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-header --no-annotate pyproject.toml

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run pdf test test-quick bench check fix lock clean port installed develop filled

help:  ## Visar den här listan
	@echo "Skriv make och ett av orden:"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s%s\n", $$1, $$2 }' Makefile

run: port pdf  ## Startar portalen på http://127.0.0.1:8000/ (annan port: PORT=8001)
	@$(MANAGE) demo_accounts
	@# WhiteNoise warns when the folder of collected files is missing, though it serves the sources.
	@mkdir -p "$${STADSNAT_VAR:-var}/static"
	@echo "Portalen: http://127.0.0.1:$(PORT)/ (avsluta med Ctrl-C)"
	@$(MANAGE) runserver --noreload --skip-checks 127.0.0.1:$(PORT) >/dev/null </dev/null

pdf: filled  ## Skriver rapporten till build/oversyn-2011.pdf
	@mkdir -p build
	@$(MANAGE) render_report $(REPORT) --output build/$(REPORT).pdf

test: develop  ## Kör alla tester, på SQLite, i Chromium och på PostgreSQL
	@$(PREPARE) servers
	@$(VENV_PYTHON) .ci/test.py

test-quick: develop  ## Kör testerna på SQLite, utan webbläsare och utan de långsamma
	@$(IN_MEMORY) $(VENV_PYTHON) -m pytest -q -n auto --dist worksteal -m "not browser and not slow"

bench: develop  ## Mäter tungt arbete mot det vanliga sättet (ROWS=20000 ROUNDS=3 ON=sqlite WHAT=läs)
	@$(PREPARE) servers
	@ROWS=$(ROWS) ROUNDS=$(ROUNDS) ON=$(ON) WHAT=$(WHAT) $(VENV_PYTHON) -m bench

check: develop  ## Granskar form, typer, migreringar, översättning och husregler
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	@$(DJADE) --check $(TEMPLATES)
	$(IN_MEMORY) $(MANAGE) makemigrations --check --dry-run
	$(IN_MEMORY) $(MANAGE) translations check
	$(IN_MEMORY) $(VENV_PYTHON) -m pytest -q tests/test_conventions.py

fix: develop  ## Rättar formen i Python och mallar
	.venv/bin/ruff check --fix --exit-zero .
	.venv/bin/ruff format .
	@# Djade calls it an error that a file was changed, so a second look tells.
	@$(DJADE) $(TEMPLATES) || $(DJADE) --check $(TEMPLATES)

lock: develop  ## Låser om paketen efter en ändring i pyproject.toml
	$(LOCK) --output-file requirements.txt
	$(LOCK) --extra dev --constraint requirements.txt --output-file requirements-dev.txt

clean:  ## Tar bort allt som går att göra om; databasen i var/ blir kvar
	rm -rf .venv build .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
	find stadsnat/locale -name '*.mo' -delete

# The steps that the others stand on.
port:
	@$(PREPARE) port $(PORT)

installed:
	@$(PREPARE) run

develop:
	@$(PREPARE) develop

filled: installed
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_fixtures
	@$(MANAGE) translations compile
