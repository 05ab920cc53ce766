# Two commands are enough for a newcomer: `make run` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

.PHONY: help install dev run test quick journeys check bench lock messages clean

help: ## say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

install: $(VENV)/.installed ## the command `ilbo` in .venv/bin

$(VENV)/.installed: requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

dev: $(VENV)/.dev ## what the tests and linters need

$(VENV)/.dev: $(VENV)/.installed requirements-dev.lock
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

run: install ## a sample paper at http://127.0.0.1:8000/
	$(BIN)/ilbo demo --port $(PORT)

test: dev check quick journeys ## everything: linters, types, layers, quick tests, journeys

quick: dev ## the fast tests
	$(BIN)/python -m pytest -n auto

journeys: dev ## real servers, a real browser and PostgreSQL
	$(BIN)/python tests/needs.py
	$(BIN)/python -m pytest -m journey

check: dev ## linters, types, layers, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	git ls-files '*.html' | xargs -r $(BIN)/djade --check --target-version 5.2
	$(BIN)/python -m ilbo manage - makemigrations --check --dry-run

bench: dev ## the benchmarks behind docs/performance.md
	$(BIN)/python benchmarks/newsstand.py
	$(BIN)/python benchmarks/publish.py

lock: dev ## resolve the locks anew
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -o requirements.lock
	$(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --extra dev --extra postgres --no-emit-index-url --no-emit-find-links --no-header -c requirements.lock -o requirements-dev.lock

messages: dev ## gather the interface sentences and compile the catalogues
	cd ilbo && ../$(BIN)/django-admin makemessages --locale ko --locale en --no-obsolete --add-location never
	sed -i.was -e '/^"POT-Creation-Date:/d' -e '/^"Report-Msgid-Bugs-To:/d' ilbo/locale/*/LC_MESSAGES/django.po
	rm ilbo/locale/*/LC_MESSAGES/django.po.was
	cd ilbo && ../$(BIN)/django-admin compilemessages

clean:
	rm -rf $(VENV) build dist *.egg-info
