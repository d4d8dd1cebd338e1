# shellcheck shell=bash
# The question about a data backup before a rolling upgrade, and the backup with ctbackup.

backup_database() {
    local choice
    update_local_status_file_path_by_dbstor
    if [[ -e "${upgrade_path}/call_ctback_tool.success" ]]; then return 0; fi
    if asC 'source ~/.bashrc && ctsql / as sysdba -q -c "select DATABASE_ROLE from DV_LRPL_DETAIL;"' | grep -q PHYSICAL_STANDBY; then
        return 0
    fi
    echo "Before the upgrade the database must be backed up:"
    echo "  1: stop here and make a backup   2: a backup exists   3: make a backup now with ctbackup"
    read -r -p "What's your choice, please input [1|2|3]:" choice
    case "${choice}" in
        1) exit 0 ;;
        2) ;;
        *) call_ctbackup ;;
    esac
}

call_ctbackup() {
    local ip port user password datadir path target
    read -r -p "please enter mysql login ip: " ip
    read -r -p "please enter mysql login port: " port
    read -r -p "please enter mysql login user: " user
    read -r -s -p "please enter mysql login pwd: " password
    read -r -p "please enter mysql metadata storage path: " datadir
    read -r -p "please enter ctbackup storage path: " path
    if ((${#path} > 100)) || [[ ! -d "${path}" ]]; then
        logAndEchoError "The length of the ctbackup path cannot exceed 100, and exists."
        exit 1
    fi
    printf -v target '%s/bak_%(%Y%m%d%H%M%S)T' "${path}" -1
    mkdir -m 750 "${target}"
    clear_sem_id
    if ! asC "source ~/.bashrc && ctbackup --backup --target-dir='${target}' --datadir='${datadir}' --user='${user}' --password='${password}' --host='${ip}' --port='${port:-3306}'"; then
        logAndEchoError "call ctbackup tool failed"
        exit 1
    fi
    logAndEchoInfo "call ctbackup tool success"
}

note_backup_choice() {
    touch "${upgrade_path}/call_ctback_tool.success"
    chmod 600 "${upgrade_path}/call_ctback_tool.success"
    update_remote_status_file_path_by_dbstor "${upgrade_path}/call_ctback_tool.success"
}
