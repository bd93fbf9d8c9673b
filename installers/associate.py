"""Let a double click on a package open it in the program: ``python3 installers/associate.py [remove]``.

For this user alone, so no administrator is needed: on Linux a launcher and a kind of file for the desktop, on Windows
the user's own part of the registry. ``remove`` takes away what was put there. Standard library only.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from environment import Environment
from speech import complain, plainly, say, speak_plainly
from system_packages import find_program

ROOT = Path(__file__).resolve().parent.parent
KIND = "application/x-samordning-package"
#: What Windows calls the kind of file.
PROGID = "SamordningDesktop.Package"

_LAUNCHER = """[Desktop Entry]
Type=Application
Name=Samordning Desktop
Comment=Samordningstavla för team utan gemensamt nät
Exec={command} %f
Terminal=false
Categories=Office;
MimeType={kind};
"""

_KIND_XML = """<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="{kind}">
    <comment>Package for Samordning Desktop</comment>
    <comment xml:lang="sv">Paket för Samordning Desktop</comment>
    <magic priority="60"><match type="string" offset="0" value="age-encryption.org/v1"/></magic>
    <glob pattern="*.age"/>
  </mime-type>
</mime-info>
"""


def quoted(program: Path) -> str:
    """A program's path as a launcher's command has it."""
    text = str(program)
    for sign in ("\\", '"', "`", "$"):
        text = text.replace(sign, f"\\{sign}")
    # The file's own escapes come on top of the command's.
    return '"' + text.replace("\\", "\\\\").replace("%", "%%") + '"'


def linux_files(share: Path, program: Path) -> dict[Path, str]:
    """The files under the user's ``share`` folder, with what they say."""
    return {
        share / "applications" / "samordning-desktop.desktop": _LAUNCHER.format(
            command=quoted(program), kind=KIND
        ),
        share / "mime" / "packages" / "samordning-desktop.xml": _KIND_XML.format(kind=KIND),
    }


def windows_values(program: Path) -> list[tuple[str, str, str]]:
    """Key under the user's classes, name and value. An empty name is the key's own value."""
    return [
        (PROGID, "", "Paket för Samordning Desktop"),
        (rf"{PROGID}\shell\open\command", "", f'"{program}" "%1"'),
        (r".age\OpenWithProgids", PROGID, ""),
    ]


def associate_linux(share: Path, program: Path, *, remove: bool) -> None:
    """Writes the files, or takes them away, and has the desktop read them anew where it has the means."""
    for path, text in linux_files(share, program).items():
        if remove:
            path.unlink(missing_ok=True)
        else:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    for tool, folder in (("update-mime-database", "mime"), ("update-desktop-database", "applications")):
        found = find_program(tool)
        if found is not None and (share / folder).is_dir():
            subprocess.run([found, str(share / folder)], check=False, capture_output=True)


def associate_windows(program: Path, *, remove: bool) -> None:
    """Writes the values, or takes them away."""
    if sys.platform == "win32":
        import winreg

        classes = r"Software\Classes"
        for key, name, value in windows_values(program):
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, rf"{classes}\{key}") as opened:
                if not remove:
                    winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)
                elif name:
                    winreg.DeleteValue(opened, name)
        for key in (r"\shell\open\command", r"\shell\open", r"\shell", "") if remove else ():
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, rf"{classes}\{PROGID}{key}")


def main(arguments: Sequence[str]) -> int:
    """Exit code 0 done, 1 a step failed, 2 wrong usage."""
    speak_plainly()
    remove = list(arguments) == ["remove"]
    if arguments and not remove:
        complain("Så här används filen: associate.py, eller associate.py remove")
        return 2
    scripts = Environment(ROOT).python.parent
    try:
        if os.name == "nt":
            associate_windows(scripts / "samordning-desktop.exe", remove=remove)
        else:
            home = os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share"
            associate_linux(Path(home), scripts / "samordning-desktop", remove=remove)
    except OSError as error:
        complain(f"Det gick inte: {plainly(error)}.")
        return 1
    say(
        "Dubbelklick på paket öppnar inte längre programmet."
        if remove
        else "Dubbelklick på ett paket öppnar programmet."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
