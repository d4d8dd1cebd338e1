#!/bin/sh
# Creates Temporal's two databases and brings their tables up to date. Safe to run again: every call leaves alone what is there.
#
#   temporal-schema.sh HOST USER      the password is in SQL_PASSWORD
set -eu

tool() {
    temporal-sql-tool --plugin postgres12 --ep "$host" --port 5432 --user "$user" "$@"
}

host=$1
user=$2
schema=/etc/temporal/schema/postgresql/v12

for entry in temporal:temporal temporal_visibility:visibility; do
    database=${entry%:*}
    tool --db "$database" create
    tool --db "$database" setup-schema --version 0.0
    tool --db "$database" update-schema --schema-dir "$schema/${entry#*:}/versioned"
done
echo "The databases are ready."
