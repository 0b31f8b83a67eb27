"""Check one table of `data/` against the Data Package with frictionless, and say what is wrong.

Imported only when a check is due: frictionless costs a second.
"""

from frictionless import Dialect, Package, system
from frictionless.formats import CsvControl

from helpers.tables import DataError

# The first class of faults explains the later ones: a missing column makes every row wrong.
_ORDER = ["source-error", "missing-label", "extra-label", "incorrect-label"]
_ORDER += ["duplicate-label", "blank-label", "extra-cell", "missing-cell"]


def check(name, folder):
    """Raise DataError for the first fault of table `name`: wrong columns, cell, key or link."""
    with system.use_context(trusted=True):
        resource = Package(str(folder / "datapackage.json")).get_resource(name)
        # Left to itself the library guesses the delimiter, and a stray one goes unnoticed.
        resource.dialect = Dialect(controls=[CsvControl(delimiter=",")])
        resource.hash = resource.bytes = None
        errors = [error for task in resource.validate().tasks for error in task.errors]
    if errors:
        raise _data_error(name, resource, min(errors, key=_rank))


def _rank(error):
    order = _ORDER.index(error.type) if error.type in _ORDER else len(_ORDER)
    return order, getattr(error, "row_number", 0)


def _data_error(name, resource, error):
    row = getattr(error, "row_number", None)
    column = getattr(error, "field_name", None)
    match error.type:
        case "missing-label":
            return DataError(name, "the column is missing", column=column)
        case "extra-label":
            return DataError(name, "the column is not in the schema", column=error.label)
        case "incorrect-label":
            problem = f'this column stands where "{column}" belongs'
            return DataError(name, problem, column=error.label)
        case "extra-cell":
            return DataError(name, "more cells than columns; is a comma not quoted?", row)
        case "missing-cell":
            return DataError(name, "the row ends before this column", row, column)
        case "type-error":
            kind = resource.schema.get_field(column).type
            return DataError(name, f'"{error.cell}" is not of type {kind}', row, column)
        case "constraint-error" if "required" in error.note:
            return DataError(name, "the cell is empty but must not be", row, column)
        case "constraint-error":
            return DataError(name, f'"{error.cell}" breaks the rule: {error.note}', row, column)
        case "foreign-key":
            problem = f'"{error.field_cells[0]}" is not in table {error.reference_name or name}'
            return DataError(name, problem, row, error.field_names[0])
        case "primary-key":
            keys = "+".join(resource.schema.primary_key)
            return DataError(name, f"not unique: {error.note}", row, keys)
    return DataError(name, error.note, row, column)
