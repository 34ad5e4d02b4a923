# The commands of the project. All of them make the machine ready first (tools/setup_machine.py).
PYTHON ?= python3
VENV = .venv/bin/python
READY = $(PYTHON) tools/setup_machine.py

# What `make test-long` runs by the thousand; their numbers are set by environment variables.
LONG = tests/test_killed_while_voting.py tests/test_killed_at_risky_acts.py tests/storage/test_kill.py \
	tests/services/test_counted_kill.py tests/services/test_paper_killed.py \
	tests/test_nothing_lost.py tests/storage/power \
	tests/storage/test_any_order.py tests/services/test_rescue.py tests/fuzz tests/export/test_made_plans.py \
	tests/ui/test_three_hours_of_memory.py

.PHONY: run test test-long check bench bundle screenshots catalogues requirements clean

run: ## open Convite; with no display, run the sample plan through
	@$(PYTHON) tools/start.py

test: ## all tests, without a display, on two cores
	@$(READY) test
	@QT_QPA_PLATFORM=offscreen $(VENV) -m pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder

test-long: ## kills, cuts, histories, damaged and bad files by the thousand (an hour); prints the figures
	@$(READY) test
	@CONVITE_KILLS=1000 CONVITE_CUTS=3000 CONVITE_HISTORIES=1000 CONVITE_DAMAGED=500 CONVITE_FUZZ=2000 CONVITE_ROUNDS=60 CONVITE_PLANS=500 \
		QT_QPA_PLATFORM=offscreen $(VENV) -m pytest -rP --numprocesses 2 --dist loadfile $(LONG)

check: ## style, types, layers, catalogues, no index address
	@$(READY) test
	@$(VENV) tools/check.py

bench: ## figures of speed and of what is found; CONVITE_SIMILAR_DATA, CONVITE_PABULIB_DATA: benchmarks/README.md
	@$(READY) test
	@$(VENV) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-reference.txt
	@for one in similar capture_pace paper_pace assess_pace passed_pace first_proposal counting equal_shares board_scroll commit_cost plan_pdf first_window token_pace phones joining prioritize map_open; do \
		echo "== $$one"; QT_QPA_PLATFORM=offscreen $(VENV) benchmarks/$$one.py || exit 1; done

bundle: ## a one-folder program in dist/ that needs no Python
	@$(READY) test
	@$(VENV) -m PyInstaller --noconfirm --log-level WARN --workpath build/bundle --distpath dist packaging/convite.spec
	@echo "The program lies in dist/convite"

screenshots: ## the pictures of the README
	@$(READY) test
	@QT_QPA_PLATFORM=offscreen $(VENV) tools/screenshots.py

catalogues: ## find messages in the code, write i18n/ anew
	@$(READY) test
	@$(VENV) tools/catalogues.py update

requirements: ## pin packages, with the hashes of all their files
	@$(PYTHON) tools/lock_requirements.py

clean: ## what was built; not .venv
	@rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
