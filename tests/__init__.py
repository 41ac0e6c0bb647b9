"""The tests of Crank Desktop, and the rules of the house they hold it to (``tests.house``)."""
