"""The lists an editor chooses from: issues, and the outline of the open one."""
