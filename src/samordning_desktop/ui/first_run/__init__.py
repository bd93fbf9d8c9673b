"""The first run: where, who, the passphrase, and the recovery sheet before anything else."""
