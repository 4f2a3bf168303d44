# Everything a person types. The work is done by macros/ and tests/.
PY := .venv/bin/python
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build zip test check bench schema lock

serve: .venv/ok   ## build and serve at http://127.0.0.1:8000/ with live reload
	$(PY) -m mkdocs serve --livereload

build: .venv/ok   ## leave the finished folder in site/
	$(PY) -m macros.build

zip: .venv/ok   ## leave the whole site in bti.zip, to open from a folder or a memory stick without a server
	$(PY) -m macros.build --zip

test: .venv/test-ok   ## the whole suite, with a strict build and a real browser
	$(PY) tests/chromium.py
	-$(PY) tests/firefox.py
	$(PY) tests/pango.py
	$(PY) -m pytest -n 2 --dist worksteal

check: .venv/ok   ## dead links in site/, and what is overdue, unused or unanswered today
	$(PY) -m macros.check
	$(PY) -m macros.frist

bench: .venv/test-ok   ## measure weight and speed
	$(PY) tests/bench/weight.py
	$(PY) tests/bench/lix.py
	$(PY) -m tests.bench.documents
	$(PY) tests/bench/slides.py

schema: .venv/ok   ## write docs/veileder.schema.json anew after a change of the model
	$(PY) -W ignore::RuntimeWarning -m macros.load

lock:   ## renew the lock files (needs uv)
	uv pip compile pyproject.toml --universal --generate-hashes --no-annotate --no-header --no-emit-index-url -q -o requirements.lock
	uv pip compile pyproject.toml --extra test --universal --generate-hashes --no-annotate --no-header --no-emit-index-url -q -o requirements-test.lock

.venv/ok: requirements.lock
	python3 -m venv .venv
	$(PY) -m pip install -q --require-hashes -r requirements.lock
	touch $@

.venv/test-ok: requirements-test.lock .venv/ok
	$(PY) -m pip install -q --require-hashes -r requirements-test.lock
	touch $@
