def read_eml(x):
    raise NotImplementedError
