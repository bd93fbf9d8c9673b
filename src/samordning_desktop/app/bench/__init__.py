"""The benchmarks: whole-program figures, each beside what it is measured against in the same run."""
