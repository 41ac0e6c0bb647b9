"""Where items come from: outlets and their names; pure functions of values."""
