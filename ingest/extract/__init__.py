"""An article in, its statements out: pure, deterministic, no clock and no network."""
