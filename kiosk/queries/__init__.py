"""Looking: reads for pages; nothing here writes."""
