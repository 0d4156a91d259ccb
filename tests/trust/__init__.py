"""The promises that hold over the whole portal, asked of every address; docs/trust.md says which test shows which."""
