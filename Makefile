# `make run` starts a workshop, `make test` runs every test. Without make (Windows): docs/running.md.
# Settings go along from the environment: PORT=8001 make run

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# For tools that only look: settings that make no data folder.
CHECK := DJANGO_SETTINGS_MODULE=tests.settings $(BIN)/python

.PHONY: help run test torture shots pictures lint format catalogue bench bench-quick

help:
	@echo "make run        start een workshop op deze computer"
	@echo "make test       draai alle tests"
	@echo "make torture    dood, vertraag en verhonger echte servers: gaat er niets verloren?"
	@echo "make shots      maak een plaatje van elk scherm in shots/, en kijk het na"
	@echo "make pictures   maak de plaatjes van de README opnieuw"
	@echo "make lint       controleer opmaak, types, imports, sjablonen en vertaling"
	@echo "make format     zet opmaak goed"
	@echo "make catalogue  zet nieuwe zinnen in locale/en"
	@echo "make bench      meet de snelheid (docs/performance.md); make bench-quick doet het in vijf minuten"

run: $(VENV)/run.stamp
	@$(BIN)/python manage.py workshop

test: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.run

torture: $(VENV)/dev.stamp
	@TORTURE=1 $(BIN)/python -m pytest -m trust tests/trust

shots: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.shots

pictures: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.shots.pictures

lint: $(VENV)/dev.stamp
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djade --check --target-version 5.2 $$(find templates -name '*.html')
	$(CHECK) manage.py makemigrations --check --dry-run
	$(CHECK) manage.py catalogue --check

format: $(VENV)/dev.stamp
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .
	$(BIN)/djade --target-version 5.2 $$(find templates -name '*.html')

catalogue: $(VENV)/dev.stamp
	$(CHECK) manage.py catalogue

bench: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.load.bench

bench-quick: $(VENV)/dev.stamp
	@$(BIN)/python -m tests.load.bench --quick

# Installed again only when the list of packages has changed.
$(VENV)/run.stamp: requirements.txt | $(BIN)/python
	@echo "Pakketten installeren (de eerste keer duurt dat een paar minuten) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt requirements.txt | $(BIN)/python
	@echo "Pakketten voor de tests installeren ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@ $(VENV)/run.stamp

$(BIN)/python:
	@command -v $(PYTHON) > /dev/null || { \
		echo "Python ontbreekt ('$(PYTHON)'). Haal versie 3.11 of nieuwer op bij https://www.python.org"; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "$$($(PYTHON) --version) is te oud; nodig is 3.11 of nieuwer."; \
		echo "Staat er al een nieuwere op deze computer? Dan bijvoorbeeld: PYTHON=python3.12 make run"; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2> /dev/null || { \
		echo "Python kan hier geen eigen omgeving maken. Installeer eerst: sudo apt install python3-venv"; exit 1; }
	@echo "Omgeving maken in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)
