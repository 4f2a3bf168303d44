# Everything a person types. Each is a twin of `python -m macros …`, which does the work (also on Windows and in CI).
PY := .venv/bin/python
OWN := $(if $(UTGAVE),--utgave $(UTGAVE))  # make build UTGAVE=navn: an edition in utgaver/
export NO_MKDOCS_2_WARNING := 1

.PHONY: serve build zip alle ny check check-site rask test grundig bench nettlesere finn sok gjennomgang schema versjoner skrift audit lock

serve: .venv/ok   ## build and serve at http://127.0.0.1:8000/ with live reload
	$(PY) -m macros serve $(OWN)

build: .venv/ok   ## leave the finished folder in site/
	$(PY) -m macros build $(OWN)

zip: .venv/ok   ## leave the whole site in bti.zip, to open from a folder or a memory stick without a server
	$(PY) -m macros zip $(OWN)

alle: .venv/ok   ## every edition, side by side; one that fails neither stops nor spoils the others
	$(PY) -m macros alle

ny: .venv/ok   ## a new edition: make ny KOMMUNE="Eksempel kommune"
	$(PY) -m macros ny "$(KOMMUNE)"

check: .venv/ok   ## the data and the pages, and what is overdue, unused or unanswered today; builds nothing
	$(PY) -m macros check $(OWN)

check-site: .venv/ok   ## dead links and the like in site/; every build does this too
	$(PY) -m macros check --site $(OWN)

rask: .venv/test-ok   ## ruff, mypy and the tests that need no browser and no build: little more than a minute
	$(PY) -m macros rask

test: .venv/test-ok   ## the suite, with a strict build and a real browser
	$(PY) -m macros test

grundig: .venv/test-ok   ## the rest of it, before a release: other guides built whole, real servers, other browsers
	$(PY) -m macros grundig

bench: .venv/test-ok   ## measure weight and speed of site/
	$(PY) -m macros bench

nettlesere: .venv/test-ok   ## the central pages of site/ in an old Chromium, Firefox and WebKitGTK, those that can be had
	$(PY) -m macros nettlesere

finn: .venv/ok   ## where a word stands in the data and on the pages: make finn ORD="samtykke"
	$(PY) -m macros finn "$(ORD)" $(OWN)

sok: .venv/test-ok   ## what a query finds in site/, and why: make sok Q="meldeplikt"
	$(PY) -m macros sok "$(Q)"

gjennomgang: .venv/ok   ## the sign-off packet in gjennomgang/: one Word file for each who has to read the draft over; not published
	$(PY) -m macros gjennomgang

schema: .venv/ok   ## write docs/veileder.schema.json anew after a change of the types, or new ids
	$(PY) -m macros schema

versjoner: .venv/test-ok   ## write the list of the versions of forms anew, after a form has got a new one
	$(PY) -m macros versjoner

skrift: .venv/ok   ## cut the type faces of the pages anew, after a new version of a face
	$(PY) -m macros skrift

audit: .venv/ok   ## ask an open database for known holes in what this is made of
	$(PY) -m macros audit

lock: .venv/ok   ## renew the lock files (needs uv)
	$(PY) -m macros lock

.venv/ok: requirements.lock
	python3 -m venv .venv
	$(PY) -m pip install -q --require-hashes -r requirements.lock
	-git config diff.veileder.xfuncname '^ *- id: [a-z0-9-]+$$'  # see .gitattributes
	touch $@

.venv/test-ok: requirements-test.lock .venv/ok
	$(PY) -m pip install -q --require-hashes -r requirements-test.lock
	touch $@
