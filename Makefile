# `make lab` to read and try, `make test` to prove. Both set themselves up.
.DEFAULT_GOAL := lab
.PHONY: lab test proof notebooks site bench clean

PYTHON := .venv/bin/python
READY := .venv/.ready
# What a reader has set elsewhere is not for here: modules of another folder, start-up files of
# Python and IPython, where pip puts things, Jupyter's folders. Where pip finds packages is.
export PYTHONPATH := $(CURDIR)
export PYTHONUTF8 := 1
export IPYTHONDIR := $(CURDIR)/.venv/ipython
export JUPYTER_PREFER_ENV_PATH := 1
export PIP_USER := 0
unexport PYTHONSTARTUP PYTHONHOME PYTHONOPTIMIZE PYTHONWARNINGS
unexport PIP_TARGET PIP_PREFIX PIP_ROOT PIP_NO_DEPS PIP_REQUIRE_HASHES PIP_DRY_RUN
unexport JUPYTER_PATH JUPYTER_NO_CONFIG JUPYTERLAB_DIR
# This machine is asked directly, whatever proxy leads to the web.
export no_proxy := localhost,127.0.0.1,::1,$(or $(no_proxy),$(NO_PROXY))
export NO_PROXY := $(no_proxy)
# Jupyter refuses to run as root unless told to, which is how containers run.
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)
# Without a screen there is no browser to open: Jupyter then prints the address to open elsewhere.
SCREEN := $(DISPLAY)$(WAYLAND_DISPLAY)$(WSL_DISTRO_NAME)$(filter Darwin,$(shell uname))
NO_BROWSER := $(if $(SCREEN),,--no-browser)
# $(call stage,what it says,what it does): stops at the first fault, and says how long it took.
stage = @echo "==> $(1)"; start=$$(date +%s); $(2); \
	code=$$?; echo "    $$(($$(date +%s) - start)) s"; exit $$code

# $(call browse,which): tests in a browser; one that fails is run again with a trace of every step,
# which is left in build/failed/, and is a fault whatever the second run says.
browse = $(PYTHON) -m pytest -q -n 2 --dist loadscope -m "$(1)" tests/test_browser*.py || \
	{ BURDEN_SHIFT_TRACE=on $(PYTHON) -m pytest -q --last-failed --last-failed-no-failures none \
	-m "$(1)" tests/test_browser*.py; false; }

# Pages run when they are opened; LIVE=off leaves that to the reader.
LIVE := on
lab: $(READY)  ## open the collection in JupyterLab; options with ARGS="--ip=0.0.0.0"
	@echo "==> Starting JupyterLab; stop it with Ctrl+C"
	@BURDEN_SHIFT_PICTURES=later BURDEN_SHIFT_LIVE=$(LIVE) \
		JUPYTER_CONFIG_PATH="$(CURDIR)/.jupyter" $(PYTHON) -m jupyterlab \
		--LabApp.default_url=/lab/tree/notebooks/00_start_here.ipynb \
		$(AS_ROOT) $(NO_BROWSER) $(ARGS)

# The notebooks run in a time zone of their own, which shows what depends on the place, and without
# pictures, which no output is compared by; tests/test_pictures.py compares them.
# Here a sentence that the data no longer carry is a fault; a reader gets a marked line.
test proof notebooks: export BURDEN_SHIFT_STRICT := 1

test: $(READY)  ## the proof of code, data and pages
	$(call stage,Looking for a browser,$(PYTHON) tests/find_browser.py)
	$(call stage,Checking style,$(PYTHON) -m ruff check && $(PYTHON) -m ruff format --check)
	$(call stage,Testing helpers and data,$(PYTHON) -m pytest -q -n 2 --dist loadscope \
		-m "not proof" --ignore-glob "*/test_browser*")
	$(call stage,Running every notebook and comparing its outputs,TZ=Asia/Kathmandu \
		BURDEN_SHIFT_PICTURES=later \
		$(PYTHON) -m pytest -q -n 2 --dist loadscope --nbval --nbval-current-env \
		--nbval-cell-timeout=60 notebooks)
	$(call stage,Reading notebooks of each kind and the website in a browser,$(call browse,not proof))
	@echo "==> All tests passed"

# Its last line says which engines could not be had. It repeats nothing of `make test`.
proof: $(READY)  ## what `make test` leaves out: the whole website, in Firefox and WebKit too
	$(call stage,Looking for Chromium,$(PYTHON) tests/find_browser.py)
	$(call stage,Looking for Firefox and WebKit,$(PYTHON) tests/find_engines.py)
	$(call stage,Testing what takes long,$(PYTHON) -m pytest -q -n 2 --dist loadscope \
		-m proof --ignore-glob "*/test_browser*")
	$(call stage,Reading the other notebooks in a browser,$(call browse,proof))
	$(call stage,Writing the whole website,$(PYTHON) -m helpers.site site)
	$(call stage,Comparing a thousand settings with the kernel in Chromium, \
		$(PYTHON) tests/prove_site.py site)
	@echo "==> Reading the website and four notebooks in Firefox and WebKit"
	@$(PYTHON) tests/prove_engines.py site

RUN := $(PYTHON) -m jupyter nbconvert --log-level=WARN --to notebook --execute --inplace \
	--ExecutePreprocessor.store_widget_state=False --ExecutePreprocessor.record_timing=False \
	--ClearMetadataPreprocessor.enabled=True --ClearMetadataPreprocessor.clear_cell_metadata=False \
	--ClearMetadataPreprocessor.preserve_nb_metadata_mask=kernelspec \
	--Exporter.preprocessors=helpers.lab.same.SameEverywhere \
	--KernelManager.transport_encryption=auto

notebooks: $(READY)  ## refresh codebook, pages, minutes, first screen and list of pages
	$(call stage,Writing the codebook,$(PYTHON) -m helpers.data.codebook)
	$(call stage,Running every notebook in place,$(RUN) notebooks/*.ipynb)
	$(call stage,Counting minutes and running pages that say others,\
		changed=$$($(PYTHON) -m helpers.site.minutes) && { [ -z "$$changed" ] || \
		{ $(PYTHON) -m helpers.data.codebook && $(RUN) $$changed; }; })
	$(call stage,Drawing the first screen,$(PYTHON) -m helpers.site.first_screen)
	$(call stage,Listing the pages that run when opened,$(PYTHON) -m helpers.lab.digests)

site: $(READY)  ## the collection as web pages in site/, to read offline or to put on any host
	$(call stage,Writing the pages and the answers of every slider; minutes unless kept from before, \
		$(PYTHON) -m helpers.site site)

bench: $(READY)  ## speed, as ratios, on this machine
	$(call stage,Looking for a browser,$(PYTHON) tests/find_browser.py)
	@$(PYTHON) tests/bench.py
	@$(PYTHON) tests/bench_model.py

clean:  ## remove everything the other verbs made
	rm -rf .venv .pytest_cache .ruff_cache .hypothesis .virtual_documents build site *.egg-info
	find . -name __pycache__ -prune -exec rm -rf {} +
	find . -name .ipynb_checkpoints -prune -exec rm -rf {} +

# The first of these that runs, is 3.11 to 3.13, and can make an environment with pip in it.
PYTHONS := python3 python3.13 python3.12 python3.11
FITS := import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))

# An environment works in the folder it was made in, which it notes: in a project that was renamed
# or copied it is made anew. One that is a link was put there on purpose.
MOVED := $(shell [ ! -s $(READY) ] || [ -L .venv ] || [ "$$(cat $(READY))" = "$$(pwd -P)" ] || echo moved)
.PHONY: moved
moved:
	@echo "==> .venv was made in another folder; making it anew"

$(READY): requirements.lock pyproject.toml $(MOVED)
	@mkdir -p .venv 2>/dev/null && touch .venv/.probe 2>/dev/null || { echo "This folder cannot be" \
		"written. Copy the project to one that can, and try again there" >&2; exit 1; }
	@[ "$$(df -Pk . | awk 'NR == 2 { print $$4 }')" -gt 1500000 ] || { echo "The environment needs" \
		"1.5 GB of free disk space, and there is less here" >&2; exit 1; }
	@found=$$(for name in $(PYTHONS); do \
		if $$name -c '$(FITS)' >/dev/null 2>&1; then echo $$name; break; fi; done); \
	if [ -z "$$found" ]; then echo "Python 3.11, 3.12 or 3.13 with venv is needed, and none was" \
		"found. Debian and Ubuntu: apt-get install python3-venv" >&2; exit 1; fi; \
	echo "==> Making .venv with $$($$found --version)"; $$found -m venv $(if $(MOVED),--clear) .venv
	@echo "==> Installing about 150 packages into .venv; once, one to three minutes"
	@$(PYTHON) -m pip install -qq --disable-pip-version-check -r requirements.lock
	@echo "==> Installing the helpers"
	@$(PYTHON) -m pip install -qq --disable-pip-version-check --no-deps -e .
	@echo "==> Making the script that draws in panels"
	@$(PYTHON) -m helpers.ui.bundle >/dev/null
	@pwd -P > $@
