"""News in, dated and sourced statements out, and from them the dataset of commitments."""
