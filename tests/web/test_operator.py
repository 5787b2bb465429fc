"""GET /healthz and /readyz: is the process alive, and can it serve?"""

import pytest
from flask import Flask

from kiosk.bootstrap import Station


@pytest.mark.parametrize(("path", "words"), [("/healthz", "ok\n"), ("/readyz", "ready\n")])
def test_a_good_day(app: Flask, path: str, words: str) -> None:
    answer = app.test_client().get(path)
    assert (answer.status_code, answer.text, answer.mimetype) == (200, words, "text/plain")
    assert answer.headers["Cache-Control"] == "no-store"
    assert "Set-Cookie" not in answer.headers


def test_another_schema_is_not_ready_but_alive(app: Flask, station: Station) -> None:
    with station.database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0000'")
    assert app.test_client().get("/readyz").status_code == 503
    assert app.test_client().get("/readyz").text == "not ready\n"
    assert app.test_client().get("/healthz").status_code == 200


def test_a_database_that_does_not_answer_is_not_ready(app: Flask, station: Station) -> None:
    with station.database.engine.begin() as connection:
        connection.exec_driver_sql("DROP TABLE alembic_version")
    assert app.test_client().get("/readyz").status_code == 503


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_only_to_be_asked(app: Flask, path: str) -> None:
    assert app.test_client().post(path).status_code in {400, 405}
