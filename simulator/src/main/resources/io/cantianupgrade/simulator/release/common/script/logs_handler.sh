#!/bin/bash
# Runs from cantian_logs_handler.timer: keeps deploy.log small.
log="${SIM_ROOT:-}/opt/cantian/log/deploy/deploy.log"
if [[ -e "${log}" ]] && (($(stat -c %s "${log}") > 100000000)); then
    tail -c 10000000 "${log}" >"${log}.short" && cat "${log}.short" >"${log}" && rm -f "${log}.short"
fi
