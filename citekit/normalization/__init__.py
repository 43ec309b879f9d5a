"""Reference -> Reference."""
