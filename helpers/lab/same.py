"""What `make notebooks` writes into a page beside what it says and shows: the same every time."""

import hashlib

from nbconvert.preprocessors import Preprocessor

from helpers.figures.mime import WIDGET

# Enough for a page to be exported as a script; the kernel's own has the version of its machine.
LANGUAGE = {"file_extension": ".py", "mimetype": "text/x-python", "name": "python"}


class SameEverywhere(Preprocessor):
    """Number the panels of a page by cell, not at random, and name its language without a version.

    A page that runs again, there or on another machine, then differs only where its content does.
    """

    enabled = True

    def preprocess(self, nb, resources):
        """The notebook and `resources`, as nbconvert hands them on."""
        nb.metadata["language_info"] = dict(LANGUAGE)
        for cell in nb.cells:
            for place, output in enumerate(cell.get("outputs", [])):
                if WIDGET in output.get("data", {}):
                    number = hashlib.sha256(f"{cell['id']} {place}".encode()).hexdigest()[:32]
                    output["data"][WIDGET]["model_id"] = number
        return nb, resources
