"""Looks the installed version up in the white list: upgrade_version_check.py <white list> <mode> <versions.yml>

Prints "<source> <modes> <change system>" of the row that allows the mode, or an empty line.
"""
import sys


def source_version(path):
    with open(path, encoding="utf-8") as file:
        return [line.split()[-1] for line in file if "Version:" in line][-1]


def read_rows(path):
    rows = {}
    with open(path, encoding="utf-8") as file:
        for line in file.read().splitlines()[1:]:
            if line.strip():
                words = line.split()
                rows[words[0]] = (words[1], words[2])
    return rows


def find(rows, mode, source):
    *main, last = source.split(".")
    for key, (modes, change) in rows.items():
        *row_main, row_last = key.split(".")
        if mode not in modes or row_main != main:
            continue
        if row_last in ("*", last):
            return source, modes, change
        if "-" not in row_last:
            continue
        prefix = "".join(letter for letter in last if not letter.isdigit())
        if prefix not in ("B", "SP"):
            return None
        low, high = (end.replace(prefix, "") for end in row_last.split("-"))
        number = last.replace(prefix, "")
        if low.isdigit() and high.isdigit() and int(low) <= int(number) <= int(high):
            return source, modes, change
    return None


if __name__ == "__main__":
    print(*(find(read_rows(sys.argv[1]), sys.argv[2], source_version(sys.argv[3])) or ("",)))
