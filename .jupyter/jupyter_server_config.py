# JupyterLab's menu exports as `jupyter nbconvert` does.
load_subconfig("jupyter_nbconvert_config.py")  # noqa: F821 - given by traitlets
