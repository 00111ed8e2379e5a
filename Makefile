# make: bygg allt. make test: det en ändring behöver. make test-allt: även jämförelser och mätningar. make serve: förhandsvisa. make demo: visa allt ifyllt.
SHELL := /bin/bash
PY := .venv/bin/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1
# Koden kompileras en gång och inte för varje kommando, också där miljön är inställd på annat.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: bygg test test-allt test-tomt serve demo bilder formular las rensa
bygg: .venv/.klar
	@.venv/bin/lis bygg

.venv/.klar: requirements.txt pyproject.toml
	@deploy/systembibliotek.sh bygg
	@test -x $(PY) || python3 -m venv .venv
	@echo "Installerar verktygen …" >&2
	@$(PY) -m pip install --quiet --require-hashes -r requirements.txt
	@$(PY) -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

.venv/.test-klar: requirements-test.txt .venv/.klar
	@deploy/systembibliotek.sh test
	@echo "Installerar testverktygen …" >&2
	@$(PY) -m pip install --quiet --require-hashes -r requirements-test.txt
	@touch $@

# Det snabba först: ett misstag visar sig på sekunder. Sedan det som ser på den byggda webbplatsen, som byggs en gång.
SNABBA := tests/unit tests/golden tests/property
# Tre processer på två kärnor i den andra delen: någon väntar alltid på ett bygge eller en webbläsare.
PROV := $(PY) -m pytest --durations=20
test: .venv/.test-klar
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@$(PROV) -n 2 $(SNABBA)
	@$(PROV) -n 3 -m "not long" tests/data tests/site tests/browser tests/pdf

test-allt: .venv/.test-klar
	@deploy/systembibliotek.sh test-allt
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@$(PROV) -n 2 $(SNABBA)
	@$(PROV) -n 3 tests/data tests/site tests/browser tests/pdf tests/long

# Det som ett kontor utan egna data kör: samma kod med minisajtens data/ och docs/.
test-tomt: .venv/.test-klar
	@rm -rf .bygge/tomt && mkdir -p .bygge/tomt
	@cp -R .github .vscode .gitignore .pre-commit-config.yaml macros overrides deploy benchmarks tests demo mkdocs.yml pyproject.toml requirements.txt .bygge/tomt/
	@cp -R tests/minisite/data tests/minisite/docs .bygge/tomt/
	@cd .bygge/tomt && PYTHONPATH=. $(abspath $(PY)) -m pytest -n 2 -m "not egna_data" tests/unit tests/golden tests/property


serve: .venv/.klar
	@.venv/bin/mkdocs serve --dev-addr 127.0.0.1:8000

# Ett påhittat kontor där allt är ifyllt, från demo/. Dagen är bestämd, så att det sena är sent och det nya är nytt.
DEMO_DAG := 2026-11-30
demo: .venv/.klar
	@mkdir -p .bygge/demo
	@LIS_DAG=$(DEMO_DAG) .venv/bin/lis bygg --rot demo --till .bygge/demo/site

# Bilderna på sidorna om hur du ändrar något: det påhittade kontorets sidor i en webbläsare. Ett långt prov säger till när de är gamla.
bilder: .venv/.test-klar
	@$(PY) -m tests.long.skarmbilder

# Nya versioner av verktygen: ändra pyproject.toml, kör make las, läs skillnaden, kör make test.
# Sist står vad som ändrades, och om någon utgåva har en känd sårbarhet.
las: .venv/.klar
	@rm -rf .bygge/lasfiler && mkdir -p .bygge/lasfiler && cp requirements.txt requirements-test.txt .bygge/lasfiler/
	@$(PY) -m venv .bygge/uv && .bygge/uv/bin/pip install --quiet uv
	@.bygge/uv/bin/uv pip compile --quiet pyproject.toml --python-version 3.11 --generate-hashes --no-annotate --no-header -o requirements.txt
	@.bygge/uv/bin/uv pip compile --quiet pyproject.toml --extra test --python-version 3.11 --generate-hashes --no-annotate --no-header -c requirements.txt -o requirements-test.txt
	@.bygge/uv/bin/uv pip compile --quiet tests/long/oscal-krav.in --python-version 3.11 --generate-hashes --no-annotate --no-header -o tests/long/oscal-krav.txt
	@.venv/bin/lis beroenden --fore .bygge/lasfiler

# Biblioteket som formuläret läser YAML med, ur de paket som deploy/formular/package-lock.json låser. Behövs bara vid en ny utgåva:
# filen ligger i git, och inget bygge använder Node. Ny utgåva: ändra package.json, npm install --package-lock-only, make formular,
# sedan raden i overrides/assets/VENDOR.txt.
YAML_JS := overrides/assets/lib/yaml.js
formular:
	@npm --prefix deploy/formular ci --ignore-scripts --no-audit --no-fund --silent
	@deploy/formular/node_modules/.bin/esbuild deploy/formular/yaml.js --bundle --format=iife --global-name=LIS_YAML --target=es2022 --minify --charset=utf8 --legal-comments=none --log-level=warning --outfile=$(YAML_JS)
	@cp deploy/formular/node_modules/yaml/LICENSE overrides/assets/lib/LICENSE-yaml.txt
	@cd overrides/assets && sha256sum lib/LICENSE-yaml.txt lib/yaml.js

rensa:
	@rm -rf .venv .bygge demo/.bygge site site.cdx.json
