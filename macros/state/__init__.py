"""Every question of state as of a day. The clock is read here and nowhere else."""
