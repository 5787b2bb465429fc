"""Logs: one JSON object a line on the error stream, so that what a command prints stays clean."""

import sys

import structlog


def speak_on_the_error_stream() -> None:
    """Sets up logging for this process."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
