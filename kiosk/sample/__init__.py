"""The sample school that `kiosk demo` opens: invented people, and things the project draws itself."""
