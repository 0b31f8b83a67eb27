# HTML exports: alt texts on pictures, and no script fetched from elsewhere.
from pathlib import Path

c = get_config()  # noqa: F821 - given by traitlets
c.HTMLExporter.extra_template_basedirs = [str(Path(__file__).parent / "templates")]
c.HTMLExporter.template_name = "burden_shift"
c.HTMLExporter.mathjax_url = c.HTMLExporter.require_js_url = ""
# Where widgets were saved with the page, their pictures all the same: drawing them is fetched.
c.WidgetsDataTypeFilter.display_data_priority = [
    *("text/html", "text/markdown", "image/svg+xml", "text/latex"),
    *("image/png", "image/jpeg", "text/plain"),
]
