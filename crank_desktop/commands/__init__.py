"""The commands of ``crank``, one module for each family; no Qt."""
