# make demo: a sample school on this machine. make test: everything that proves it works.

PYTHON ?= python3
BIN := .venv/bin
# pip of the system works on our environment from outside, so that not even ensurepip has to be there
PIP := $(PYTHON) -m pip --python $(BIN)/python --disable-pip-version-check --quiet

.PHONY: demo test bench check words lock clean

demo: .venv/ready
	$(BIN)/kiosk demo

test: .venv/ready-for-tests
	sh tests/set_up.sh
	$(MAKE) check
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: .venv/ready-for-tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/ready-for-tests
	$(BIN)/python -m tests.bench

words: .venv/ready-for-tests
	$(BIN)/python -m tests.words

lock:
	uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	  --custom-compile-command "make lock" --extra postgresql --extra redis pyproject.toml -o requirements.lock
	uv pip compile --quiet --upgrade --universal --generate-hashes --no-emit-index-url --python-version 3.11 \
	  --custom-compile-command "make lock" --extra postgresql --extra redis --group test pyproject.toml \
	  -c requirements.lock -o requirements-test.lock

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis build dist

.venv/bin/python:
	$(PYTHON) -m venv --without-pip .venv

.venv/ready: .venv/bin/python requirements.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements.lock
	$(PIP) install --no-deps --editable .
	touch $@

.venv/ready-for-tests: .venv/bin/python requirements-test.lock pyproject.toml
	$(PIP) install --require-hashes -r requirements-test.lock
	$(PIP) install --no-deps --editable .
	touch $@ .venv/ready
