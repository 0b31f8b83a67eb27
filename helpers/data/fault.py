"""The one error of a table: what is wrong, and where."""


class DataError(ValueError):
    """One line that names the table and, where there is one, the row and the column.

    Rows are counted as a spreadsheet shows them: the header is row 1.
    """

    def __init__(self, table, problem, row=None, column=None):
        place = [table]
        if row is not None:
            place.append(f"row {row}")
        if column:
            place.append(f"column {column}")
        super().__init__(" ".join(f"{', '.join(place)}: {problem}".split()))

    def _render_traceback_(self):
        # Readers of a notebook get the sentence, not the frames of the library that noticed it.
        return [f"{type(self).__name__}: {self}"]
