"""Pages for programs that run nothing: every figure and panel as its picture with its words.

Books made of notebooks choose a panel before its picture, and then have neither.
"""

from html import escape

from nbconvert.preprocessors import Preprocessor


class Pictures(Preprocessor):
    """Leave of each figure its picture with its alternative text, which every program shows."""

    enabled = True

    def preprocess_cell(self, cell, resources, index):
        """The cell and `resources`, as nbconvert hands them on."""
        for output in cell.get("outputs", []):
            shown = output.get("metadata", {}).get("image/png", {})
            if "alt" in shown:
                size = f'width="{shown["width"]}" height="{shown["height"]}"'
                address = f"data:image/png;base64,{output['data']['image/png']}"
                image = f'<img src="{address}" alt="{escape(shown["alt"])}" {size}>'
                output["data"] = {"text/html": image, "text/plain": shown["alt"]}
                output["metadata"] = {}
        return cell, resources
