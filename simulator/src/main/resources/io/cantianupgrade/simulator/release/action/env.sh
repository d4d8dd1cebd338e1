# shellcheck shell=bash disable=SC2034
# Accounts, and the order in which modules are taken.
cantian_user="cantian"
cantian_group="cantian"
cantian_common_group="cantiangroup"
ctmgr_user="ctmgruser"

PRE_UPGRADE_ORDER=("ct_om" "cantian_exporter" "dbstor" "cms" "cantian" "mysql" "logicrep")
UPGRADE_ORDER=("ct_om" "cantian_exporter" "dbstor" "cms" "cantian" "mysql" "logicrep")
POST_UPGRADE_ORDER=("ct_om" "cantian_exporter" "dbstor" "cms" "cantian" "mysql")
ROLLBACK_ORDER=("dbstor" "cms" "cantian" "mysql" "ct_om" "cantian_exporter" "logicrep")
START_ORDER=("cms" "cantian" "ct_om" "cantian_exporter" "logicrep")
STOP_ORDER=("logicrep" "cms" "cantian" "ct_om" "cantian_exporter")
CHECK_STATUS=("cantian" "cms" "ct_om" "cantian_exporter")
