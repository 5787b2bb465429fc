#!/bin/sh
# Installs what the tests need beside Python packages: a browser, fonts for Chinese, PostgreSQL.
set -eu

have() { command -v "$1" >/dev/null 2>&1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

wanted=""
have chromium || have chromium-browser || have google-chrome || wanted="$wanted chromium"
have fc-list && fc-list :lang=zh | grep -q . || wanted="$wanted fonts-noto-cjk"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || have initdb || wanted="$wanted postgresql"
[ -n "$wanted" ] || exit 0

if have apt-get; then
  as_root apt-get update -qq
  # shellcheck disable=SC2086
  DEBIAN_FRONTEND=noninteractive as_root apt-get install -qq -y --no-install-recommends fontconfig $wanted >/dev/null
elif have brew; then
  have initdb || brew install --quiet postgresql@15
  .venv/bin/playwright install chromium
else
  echo "Please install these yourself, then run make test again:$wanted" >&2
  exit 1
fi
