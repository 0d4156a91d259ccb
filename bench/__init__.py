"""Speed, weight and memory, each as a ratio to a yardstick measured in the same run, on the portal with its demo."""
