def read_html(x):
    raise NotImplementedError
