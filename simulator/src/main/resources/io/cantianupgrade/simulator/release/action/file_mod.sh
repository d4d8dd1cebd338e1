#!/bin/bash
# Sets the modes of the files of the package.
CURRENT_PATH="${0%/*}"
[[ "${CURRENT_PATH}" == /* ]] || CURRENT_PATH="$(cd -- "$(dirname -- "$0")" && pwd)"
find "${CURRENT_PATH}" -type f -exec chmod 400 {} + && find "${CURRENT_PATH}" -type d -exec chmod 755 {} + \
    && chmod 644 "${CURRENT_PATH}/env.sh" && chmod 755 "${CURRENT_PATH}/.."
