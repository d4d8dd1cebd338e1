#!/bin/bash
# The watchdog: brings back CMS, which brings back the engine, and the services beside them.
source "${SIM_ROOT:-}/usr/local/simulator/lib/simulator.sh"
OPT="${SIM_ROOT}/opt/cantian"

exec 8<> <(:)
journal "process cantian_daemon started"
while true; do
    if [[ -e "${OPT}/cms/cfg/cms_enable" ]] && ! running cms; then
        sh "${OPT}/action/cms/appctl.sh" start 8>&-
    fi
    looks="$(((looks + 1) % 40))"
    if ((looks == 1)) && [[ -e "${OPT}/cms/cfg/cms_enable" ]]; then
        for module in ct_om cantian_exporter; do
            sh "${OPT}/action/${module}/appctl.sh" check_status 8>&- || sh "${OPT}/action/${module}/appctl.sh" start 8>&-
        done
    fi
    nap 0.5
done
