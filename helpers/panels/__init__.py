"""One module per notebook, one function per panel: which controls, which answer, which figure."""
