#!/bin/bash
# Whether the watchdog may bring CMS back: cms_reg.sh enable|disable
flag="${SIM_ROOT:-}/opt/cantian/cms/cfg/cms_enable"
case "$1" in
    enable)
        rm -f "${flag}"
        : >"${flag}"
        chmod 400 "${flag}"
        ;;
    disable) rm -f "${flag}" ;;
esac
