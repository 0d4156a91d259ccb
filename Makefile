# The portal's commands. `make` alone lists them.
.DEFAULT_GOAL := help
.PHONY: help run demo-anew test test-full lint messages bench lock clean

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

run: $(VENV)/run.stamp ## start the portal with its demo at http://localhost:8000
	@PORTAL_PUBLIC_URL=http://localhost:$(PORT) $(BIN)/python manage.py serve --demo --port $(PORT)

demo-anew: $(VENV)/run.stamp ## empty the portal, load the demo once more and start: for the next workshop
	@PORTAL_PUBLIC_URL=http://localhost:$(PORT) $(BIN)/python manage.py serve --demo --anew --port $(PORT)

test: $(VENV)/dev.stamp ## everything that must hold (10 minutes)
	@$(BIN)/python -m tests.run

test-full: $(VENV)/dev.stamp ## the same with the long figures (80 minutes)
	@$(BIN)/python -m tests.run --full

lint: $(VENV)/dev.stamp ## style, formatting and import contracts
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/lint-imports

messages: $(VENV)/dev.stamp ## collect and compile the words of all languages (APPS="mentors/directory" for some)
	@$(BIN)/python manage.py messages $(APPS)

bench: $(VENV)/dev.stamp ## speed and weight against the yardsticks (P=P1 for one)
	@$(BIN)/python -m bench $(P)

lock: $(VENV)/dev.stamp ## write the requirements files anew from pyproject.toml
	@scripts/lock

clean: ## remove what the commands made; the data in var/ stay
	@rm -rf $(VENV) build

# A stamp is younger than the lock it was installed from, so a second start installs nothing.
$(VENV)/run.stamp: requirements.txt
	@scripts/venv $(VENV) requirements.txt && touch $@

$(VENV)/dev.stamp: requirements-dev.txt
	@scripts/venv $(VENV) requirements-dev.txt && touch $@ $(VENV)/run.stamp
