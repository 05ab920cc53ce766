from ilbo.newsroom import desk  # noqa: F401  (importing it registers the desk)
