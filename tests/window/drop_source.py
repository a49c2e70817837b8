#!/usr/bin/python3
"""A small window at X Y from which files can be dragged, as from a file manager: drop_source.py X Y FILE…

Prints `ready` once it can be grabbed and ends after the drag, with status 0 if a window took the files.
"""

import sys

import gi

gi.require_version("Gdk", "3.0")
gi.require_version("Gtk", "3.0")
from gi.repository import Gdk, GLib, Gtk  # noqa: E402  (the versions come first)


def main():
    x, y = int(sys.argv[1]), int(sys.argv[2])
    uris = [GLib.filename_to_uri(path, None) for path in sys.argv[3:]]
    failed = []

    handle = Gtk.EventBox()
    handle.add(Gtk.Label(label="Files"))
    handle.drag_source_set(Gdk.ModifierType.BUTTON1_MASK, [], Gdk.DragAction.COPY)
    handle.drag_source_add_uri_targets()

    def fail(*_):
        failed.append(True)
        return False

    handle.connect("drag-data-get", lambda _widget, _context, selection, *_: selection.set_uris(uris))
    handle.connect("drag-failed", fail)
    handle.connect("drag-end", lambda *_: GLib.timeout_add(300, Gtk.main_quit))

    window = Gtk.Window(title="drop source", decorated=False)
    window.set_default_size(100, 60)
    window.set_keep_above(True)
    window.add(handle)
    window.show_all()
    window.move(x, y)
    GLib.idle_add(lambda: print("ready", flush=True))
    Gtk.main()
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
