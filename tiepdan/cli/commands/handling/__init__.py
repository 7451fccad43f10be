"""What is done with a petition: accepting it, passing it on, answering."""
