"""`kiosk.wsgi:app` for any WSGI server; the settings come from the environment."""

from kiosk.adapters.logs import speak_on_the_error_stream
from kiosk.bootstrap import started
from kiosk.config import Config
from kiosk.web.app import create_app
from kiosk.web.whole_bodies import WholeBodies

speak_on_the_error_stream()
app = WholeBodies(create_app(started(Config())))
