"""The lock screen: a PIN covers the running window; it does not protect the file."""
