"""What the station prints: sheets of blank tags and the poster at the gate. Plain words in, PDF bytes out."""
