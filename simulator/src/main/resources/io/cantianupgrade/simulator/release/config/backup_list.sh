# shellcheck shell=bash disable=SC2034
# What a support package of this node contains.
BACKUP_LIST=("/opt/cantian/log" "/opt/cantian/config" "/opt/cantian/cms/cfg" "/mnt/dbdata/local/cantian/tmp/data/cfg")
