#!/bin/bash
# Brings the system tables to a new release: upgrade_systable.sh <ip> <bin> <old initdb.sql> <new initdb.sql> <work directory>
# The password of sys comes on standard input, and goes on to ctsql on its command line, once for each statement.
source "${SIM_ROOT:-}/usr/local/simulator/lib/simulator.sh"
IP="$1" BIN="$2" OLD="$3" NEW="$4" WORK="$5"
STATEMENTS="${WORK}/upgradeFile.sql"
IFS= read -r password

# What the new file has and the old one lacks.
generate() {
    diff --changed-group-format='%>' --unchanged-group-format='' <(grep -v '^--' "${OLD}") <(grep -v '^--' "${NEW}") >"${STATEMENTS}"
    [[ -s "${STATEMENTS}" ]]
}

# Prints Succeed. or why not; that an object exists already is no failure.
run_statement() {
    local answer
    answer="$(su -s /bin/bash - cantian -c "'${BIN}/ctsql' 'sys/${password}@${IP}:1611' -q -c '${1//\'/\'\\\'\'}'" 2>&1)"
    if [[ "${answer}" == *Succeed.* ]] || [[ "${answer}" == *exist* && "${answer}" != *CT-00743* ]]; then return 0; fi
    echo "[ERROR] ${1:0:60} failed: ${answer##*$'\n'}"
    return 1
}

generate
statement=""
while IFS= read -r line; do
    if [[ "${line}" != / ]]; then
        statement="${statement:+${statement} }${line}"
        continue
    fi
    run_statement "${statement}" || exit 1
    statement=""
done <"${STATEMENTS}"
echo "system tables changed"
