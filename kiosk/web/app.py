"""create_app: a table of contents of everything the station answers."""

from typing import TYPE_CHECKING

from flask import Flask
from flask_compress import Compress

from kiosk import paths
from kiosk.web import assets, errors, kept_pages, language, operator, pictures, security
from kiosk.web.families import families
from kiosk.web.here import EXTENSION
from kiosk.web.keepers import keepers
from kiosk.web.screen import screen
from kiosk.web.styleguide import styleguide
from kiosk.web.teachers import teachers

if TYPE_CHECKING:
    from kiosk.bootstrap import Station


def create_app(station: "Station") -> Flask:
    """The station as a WSGI application."""
    app = Flask("kiosk", static_folder=None, template_folder=str(paths.folder("templates")))
    app.jinja_options = {"trim_blocks": True, "lstrip_blocks": True}
    app.extensions[EXTENSION] = station
    security.guard(app, station.config, station.vault.secret_key)
    language.speak(app)
    assets.serve(app)
    errors.comfort(app)
    app.register_blueprint(families)
    app.register_blueprint(keepers)
    app.register_blueprint(teachers)
    app.register_blueprint(screen)
    app.register_blueprint(pictures.blueprint)
    app.register_blueprint(operator.blueprint)
    if app.debug:
        app.register_blueprint(styleguide)
    app.config["COMPRESS_ALGORITHM"] = ["br", "gzip"]
    Compress(app)
    app.wsgi_app = kept_pages.KeptPages(app, station)  # type: ignore[method-assign]
    return app
