"""A lesson on the shape of a distribution: a histogram of one's own values, its mean, its median and its skewness."""
