"""What `make lab` adds to JupyterLab: pages run when opened, and saving keeps pictures."""
