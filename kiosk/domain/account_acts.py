"""What the school office does to an account, by the name under which it stands in the access log."""

from enum import StrEnum


class AccountAct(StrEnum):
    """An act of the office; the page of the log says it in words."""

    ADDED = "account_added"
    RENAMED = "account_renamed"
    ROLE_CHANGED = "account_role_changed"
    CLOSED = "account_closed"
    REOPENED = "account_reopened"
    PASSWORD_RESET = "account_password_reset"  # noqa: S105
    SECOND_STEP_REMOVED = "account_second_step_removed"
