# JupyterLab as `make lab` starts it.
import os
from pathlib import Path

# Its menu exports as `jupyter nbconvert` does.
load_subconfig("jupyter_nbconvert_config.py")  # noqa: F821 - given by traitlets

c = get_config()  # noqa: F821 - given by traitlets
# Whatever a reader's own settings say: this file is read after them.
project = Path(__file__).resolve().parents[1]
c.ServerApp.root_dir = str(project)
c.FileContentsManager.preferred_dir = ""
c.MappingKernelManager.default_kernel_name = "python3"
c.KernelSpecManager.ensure_native_kernel = True
c.KernelSpecManager.allowed_kernelspecs = set()
c.LabApp.extra_labextensions_path = [str(project / "helpers/lab/labextensions")]
# Pages run when they are opened: `make lab LIVE=off` starts without.
live = os.environ.get("BURDEN_SHIFT_LIVE", "off")
c.ServerApp.tornado_settings = {"page_config_data": {"burdenShiftLive": live}}
c.ContentsManager.pre_save_hook = "helpers.lab.saving.keep"
