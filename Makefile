# What can be done from a fresh checkout. Only Python 3.11 or newer (with venv) and make are needed.

.DEFAULT_GOAL := help
.PHONY: help setup run test check soak bench pictures package lock clean

BIN := .venv/bin
MADE := build dist out .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .benchmarks

# The system's own Python where it is new enough, else the newest beside it.
PYTHON ?= $(shell for one in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$one -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$one && break; \
	done)

# QtWebEngine ends the whole process of root unless its sandbox is off; for anyone else it stays on.
ifeq ($(shell id -u),0)
run test soak bench pictures package: export QTWEBENGINE_DISABLE_SANDBOX := 1
endif

help: ## list what can be done
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 12

# Makes .venv, and with names of groups behind it also sees to those system libraries.
SET_UP = test -n "$(PYTHON)" || { echo "Crank Desktop needs Python 3.11 or newer (with venv);\
 none was found." >&2; exit 1; }; $(PYTHON) packaging/bootstrap.py
WINDOW := widgets webengine xcb fonts

setup: ## make .venv with everything the program needs
	@$(SET_UP)

run: ## open the window on the sample issues; without a screen, export them and take pictures
	@$(SET_UP) $(WINDOW)
	@$(BIN)/python packaging/run.py

test: ## run the whole test suite
	@$(SET_UP) $(WINDOW) tests
	@$(BIN)/pytest

check: setup ## check format, lint, types and imports, and print the figures of the house
	@$(BIN)/ruff format --check .
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m tests.house

soak: ## do anything to a window for half an hour (CRANK_SOAK_MINUTES, CRANK_SOAK_SEED)
	@$(SET_UP) $(WINDOW) tests
	@CRANK_SOAK_MINUTES=$${CRANK_SOAK_MINUTES:-30} $(BIN)/pytest tests/gui/test_monkey.py

bench: ## run the benchmarks
	@$(SET_UP) $(WINDOW)
	@$(BIN)/pytest tests/benchmarks

pictures: ## take the pictures of the README and the help anew
	@$(SET_UP) $(WINDOW)
	@$(BIN)/python packaging/pictures.py

package: ## freeze the program into dist/crank-desktop and prove that it works there
	@$(PYTHON) packaging/build.py

# The same uv on every machine, so that a lock differs only where a version does.
UV := build/uv/bin/uv
COMPILE = env -u PIP_FIND_LINKS -u UV_FIND_LINKS -u UV_INDEX -u UV_DEFAULT_INDEX -u UV_INDEX_URL \
	-u UV_EXTRA_INDEX_URL $(UV) pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock" \
	$(if $(UPGRADE),--upgrade) pyproject.toml

$(UV):
	@$(PYTHON) -m venv build/uv
	@build/uv/bin/pip install --quiet uv==0.13.9

lock: $(UV) ## write requirements/ anew from pyproject.toml (UPGRADE=1 takes newer versions)
	@$(COMPILE) --output-file requirements/run.txt
	@$(COMPILE) --group dev --constraint requirements/run.txt --output-file requirements/dev.txt
	@$(COMPILE) --group package --constraint requirements/run.txt --output-file requirements/package.txt

clean: ## remove everything that was made, except .venv
	@rm -rf $(MADE)
	@find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
