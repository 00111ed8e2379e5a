"""What is decided: the store of frozen files, their hashes, and the swap of many files as one."""
