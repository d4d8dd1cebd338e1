package io.cantianupgrade.simulator.array;

/** The codes this array answers with, with a text in both of its languages. */
enum ArrayCode {
    OK(0, "0", "0"),
    UNAUTHORIZED(-401, "The request is not authorized.", "请求未授权。"),
    RANGE_NOT_SUPPORTED(50331651, "A parameter is wrong.", "参数错误。"),
    NO_SUCH_FILE_SYSTEM(1073752065, "The file system does not exist.", "文件系统不存在。"),
    SOURCE_FAULTY(1073754113, "The source file system is faulty.", "源文件系统故障。"),
    SOURCE_OFFLINE(1073754114, "The source file system is offline.", "源文件系统离线。"),
    SOURCE_SHARED(1073754116, "The source file system is shared.", "源文件系统已共享。"),
    NO_SUCH_SNAPSHOT(1073754118, "The snapshot does not exist.", "快照不存在。"),
    NO_SPACE(1073754124, "The source file system has too little free space.", "源文件系统空间不足。"),
    BAD_NAME(1073754135, "The snapshot name is not legal.", "快照名称非法。"),
    PARENT_MISSING(1073754136, "The parent file system does not exist.", "父文件系统不存在。"),
    TOO_MANY_SNAPSHOTS(1073754137, "The file system has too many snapshots.", "文件系统快照数达到上限。"),
    ROLLING_BACK(1073754140, "The file system is being rolled back.", "文件系统正在回滚。"),
    NAME_EXISTS(1073754142, "The snapshot name exists.", "快照名称已存在。"),
    NO_ROLLBACK(1073754143, "The file system has no rollback task.", "文件系统没有回滚任务。"),
    IN_USE_BY_ROLLBACK(1073754147, "The snapshot is in use by a rollback.", "快照正在被回滚使用。"),
    PAIR_NOT_SPLIT(1073754148, "The replication pair is not split.", "远程复制未分裂。"),
    HYPER_METRO_BLOCKS(1073809156, "HyperMetro does not allow the operation.", "双活不允许该操作。"),
    METHOD_NOT_ALLOWED(1073793593, "The user may not log in this way.", "不允许的登录方式。"),
    OTHER_ADDRESS(1073793620, "The address is not the one of the login.", "客户端地址与登录地址不一致。"),
    SESSION_ENDING(1073793621, "The session is being invalidated.", "会话正在失效。"),
    PASSWORD_EXPIRED(1073951284, "The password has expired.", "密码已过期。"),
    TIMED_OUT(1077949001, "The message timed out.", "消息超时。"),
    BUSY(1077949006, "The system is busy.", "系统忙。"),
    NO_PERMISSION(1077949058, "The user has no permission.", "用户没有权限。"),
    WRONG_CREDENTIALS(1077949061, "The user name or password is wrong.", "用户名或密码错误。"),
    TOO_MANY_SESSIONS(1077949067, "The number of online users has reached the limit.", "在线用户数达到上限。"),
    OFFLINE_USER(1077949069, "The user is offline.", "用户已下线。"),
    ADDRESS_LOCKED(1077949071, "The client address is locked.", "客户端地址已锁定。"),
    NO_LICENCE(1077951783, "The snapshot licence is missing.", "快照许可证缺失。"),
    TOO_MANY_REQUESTS(1077953235, "There are too many requests at once.", "并发请求过多。"),
    WRONG_CREDENTIALS_COUNTED(1077987870, "The user name or password is wrong.", "用户名或密码错误。"),
    ACCOUNT_LOCKED(1077987871, "The account is locked.", "账户已锁定。");

    private final long number;
    private final String english;
    private final String chinese;

    ArrayCode(long number, String english, String chinese) {
        this.number = number;
        this.english = english;
        this.chinese = chinese;
    }

    long number() {
        return number;
    }

    static String text(long number, boolean inChinese) {
        for (ArrayCode code : values()) {
            if (code.number == number) {
                return inChinese ? code.chinese : code.english;
            }
        }
        return inChinese ? "未知错误。" : "Unknown error.";
    }
}
