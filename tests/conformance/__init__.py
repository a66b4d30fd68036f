"""What tools record of an odd web, compared byte for byte with what its server sent and received."""
