"""The addresses of documents that more than one module names."""

GUIDE = "handlingsveileder/handlingsveileder.pdf"
