# shellcheck shell=bash
# The few statements that the stand-in for the engine understands.
# Tables are files under the engine's data: rows in tables/<NAME> ("key<tab>value"), system tables in sys_tables.

# Prints a table: <name:width>... then rows as "|"-separated lines on standard input.
print_table() {
    local column count=0 cell index line
    local -a cells
    line=""
    for column in "$@"; do printf -v line '%s%-*s ' "${line}" "${column#*:}" "${column%:*}"; done
    printf '%s\n' "${line% }"
    line=""
    for column in "$@"; do
        printf -v cell '%*s' "${column#*:}" ""
        line="${line}${cell// /-} "
    done
    printf '%s\n' "${line% }"
    while IFS='|' read -ra cells; do
        line="" index=0
        for column in "$@"; do
            printf -v line '%s%-*s ' "${line}" "${column#*:}" "${cells[index]:-}"
            index="$((index + 1))"
        done
        printf '%s\n' "${line% }"
        count="$((count + 1))"
    done
    printf '\n%s rows fetched.\n\n' "${count}"
}

sql_error() {
    echo "$1"
    echo
    return 255
}

done_with() {
    printf '%s\n\n' "${1:-Succeed.}"
}

# Executes one statement; its exit code is 255 when it fails.
execute() {
    local statement="${1%;}" upper table
    statement="${statement%%[[:space:]]}"
    upper="${statement^^}"
    upper="${upper//[$'\n\t']/ }"
    if [[ "${upper}" =~ ^ALTER\ +SYSTEM\ +CHECKPOINT(\ +(GLOBAL|LOCAL))?\ *$ ]]; then
        journal "checkpoint"
        done_with
    elif [[ "${upper}" =~ ^CHECKPOINT ]]; then
        sql_error "CT-00601, [1:1]Sql syntax error: key word expected"
    elif [[ "${upper}" =~ ^SELECT\ .*FROM\ +([A-Z0-9_.$]+) ]]; then
        table="${BASH_REMATCH[1]}"
        select_from "${table}" "${upper}"
    elif [[ "${upper}" =~ ^INSERT\ +INTO\ +([A-Z0-9_.$]+)\ *(\([^\)]*\)\ *)?VALUES\ *\(.*\) ]]; then
        insert_into "${BASH_REMATCH[1]}" "${statement#*[Vv][Aa][Ll][Uu][Ee][Ss]}"
    elif [[ "${upper}" =~ ^CREATE\ +(OR\ +REPLACE\ +)?(TABLE|VIEW|INDEX|SEQUENCE)\ +([A-Z0-9_.$]+) ]]; then
        create "${BASH_REMATCH[3]}" "${BASH_REMATCH[1]}"
    elif [[ "${upper}" =~ ^(COMMIT|ALTER\ +TABLE|COMMENT|GRANT) ]]; then
        done_with
    else
        sql_error "CT-00601, [1:1]Sql syntax error: key word expected"
    fi
}

select_from() { # <table> <statement>
    local short="${1#SYS.}"
    case "${short}" in
        DV_CTRL_VERSION)
            value_of "${DATA}/ctrl_version"
            print_table VERSION:64 <<<"${REPLY}"
            ;;
        DV_VERSION)
            version_in "${SIM_ROOT}/opt/cantian/cantian/server/package.xml"
            print_table VERSION:64 <<<"Cantian Release ${VERSION%.*}"$'\nCANTIAND\nZEN_PACKAGE'
            ;;
        DV_DATABASE) print_columns "$2" NAME:32:CANTIAN STATUS:20:OPEN "OPEN_STATUS:20:READ WRITE" ;;
        DV_LRPL_DETAIL)
            print_columns "$2" DATABASE_ROLE:30:PRIMARY LRPL_STATUS:20:STOP_REPLAY REDO_RECOVERY_SIZE_MB:21:0 REDO_RECOVERY_TIME_S:20:0
            ;;
        SYS_TABLES) print_table NAME:64 < <(cat "${DATA}/sys_tables" 2>/dev/null) ;;
        *)
            if [[ -e "${DATA}/tables/${short}" ]]; then
                print_table KEY:64 VALUE:64 <"${DATA}/tables/${short}"
            else
                sql_error "CT-00843, [1:15]The table or view ${1} does not exist."
            fi
            ;;
    esac
}

# A view of one row, of which a statement may name some columns: <statement> <name:width:value>...
print_columns() {
    local wanted="${1#SELECT}" column name width row="" columns=()
    wanted=",${wanted%%FROM*},"
    wanted="${wanted// /}"
    shift
    for column in "$@"; do
        IFS=: read -r name width column <<<"${column}"
        if [[ "${wanted}" == ",*," || "${wanted}" == *",${name},"* ]]; then
            columns+=("${name}:${width}")
            row="${row:+${row}|}${column}"
        fi
    done
    print_table "${columns[@]}" <<<"${row}"
}

insert_into() { # <table> <(key, value)>
    local table="${1#SYS.}" values="${2#*(}" key value
    values="${values%)*}"
    IFS=, read -r key value <<<"${values//\'/}"
    if [[ ! -e "${DATA}/tables/${table}" ]]; then
        sql_error "CT-00843, [1:13]The table or view ${1} does not exist."
        return
    fi
    printf '%s|%s\n' "${key# }" "${value# }" >>"${DATA}/tables/${table}"
    done_with "1 rows affected."
}

create() { # <name> <"OR REPLACE" or nothing>
    local name="${1#SYS.}"
    mkdir -p "${DATA}/tables"
    if [[ "${name}" == SYS_* || "$1" == SYS.* ]]; then
        if grep -qx "${name}" "${DATA}/sys_tables" 2>/dev/null; then
            [[ -n "$2" ]] || { sql_error "CT-00753, The object ${name} already exists"; return; }
        else
            printf '%s\n' "${name}" >>"${DATA}/sys_tables"
            journal "create ${name}"
        fi
    elif [[ -e "${DATA}/tables/${name}" ]]; then
        sql_error "CT-00753, The object ${name} already exists"
        return
    else
        : >"${DATA}/tables/${name}"
    fi
    done_with
}

# A file or piped statements: failures are printed and forgotten, as the real client does.
execute_all() {
    local line statement=""
    while IFS= read -r line || [[ -n "${line}" ]]; do
        if [[ "${line}" == --* || -z "${line}" ]]; then continue; fi
        if [[ "${line}" == / ]]; then line=";"; fi
        statement="${statement:+${statement} }${line}"
        if [[ "${line}" == *";" ]]; then
            printf 'SQL> \n'
            execute "${statement%;}" || true
            statement=""
        fi
    done
    return 0
}
