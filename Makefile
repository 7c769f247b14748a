# Every target with a text after two hashes shows in `make help`.
# PORT=8001 and DATA_DIR=/some/folder may follow any target: `make run PORT=8001`.

PYTHON = .venv/bin/python
ARGS ?=

.PHONY: help setup compile run dev test backup restore doctor lint format messages panduan lock clean

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | while IFS='	' read -r name text; do printf '  make %-10s %s\n' "$$name" "$$text"; done

setup:
	@sh tools/setup.sh

compile: setup
	@$(PYTHON) tools/compile_messages.py

run: setup ## Serve the site as in production, with sample content, on http://127.0.0.1:8000
	@exec $(PYTHON) tools/serve.py

dev: setup ## Serve with debug pages and reloading
	@exec $(PYTHON) tools/dev.py

test: compile ## Run all tests, in parallel (ARGS= goes to pytest)
	@sh tools/browser.sh
	@exec sh tools/test.sh $(ARGS)

backup: setup ## Back the running site up into one file
	@$(PYTHON) manage.py backup $(ARGS)

restore: setup ## Put a backup back: make restore FILE=data/cadangan/dinas-….tar
	@$(PYTHON) manage.py restore "$(FILE)" $(ARGS)

doctor: setup ## Ask the site how it is, from settings to the newest backup
	@$(PYTHON) manage.py doctor $(ARGS)

lint: compile ## Check style, types, layers, templates, settings and migrations
	@exec sh tools/lint.sh

format: setup ## Put the code into the house's form
	@$(PYTHON) -m ruff check --fix-only --quiet .
	@$(PYTHON) -m ruff format .

messages: setup ## Gather the texts to translate into site/locale (needs gettext)
	@$(PYTHON) tools/gather_messages.py
	@$(PYTHON) tools/compile_messages.py

panduan: compile ## Make the handbook's pictures anew (ARGS= names some of them)
	@sh tools/browser.sh
	@exec $(PYTHON) tools/panduan.py $(ARGS)

lock: setup ## Pin anew what pyproject.toml asks for (needs uv)
	@uv pip compile --universal --generate-hashes --group dev --extra sentry --upgrade pyproject.toml -o requirements.txt -q

clean: ## Remove .venv and caches; data/ stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	@find . -name __pycache__ -type d -not -path './data/*' -prune -exec rm -rf {} +
	@find site -name '*.mo' -exec rm -f {} +
