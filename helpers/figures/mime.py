"""Names of what a figure leaves in a notebook, for whoever reads one without drawing."""

# The chart that JupyterLab draws, and a panel.
LAB_MIME = "application/vnd.vegalite.v5+json"
WIDGET = "application/vnd.jupyter.widget-view+json"
# In the metadata of an output: the specification of a picture that is still to be drawn.
PICTURE_OF = "burden_shift_picture_of"
# One white pixel in its place: where there is none, JupyterLab draws every chart twice.
NO_PICTURE = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg=="
)
