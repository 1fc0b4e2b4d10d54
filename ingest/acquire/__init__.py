"""The only place that touches bytes from outside and the network."""
