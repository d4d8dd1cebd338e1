package io.cantianupgrade.cluster;

import io.cantianupgrade.model.SecretRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * What ctbackup needs to back up the data before a rolling upgrade, as far as somebody has said it (guide: 滚动升级 > 升级操作 4).
 *
 * @param address of MySQL: 127.0.0.1 on physical nodes, which is what is taken when nobody says another; the pod's in Kubernetes
 * @param port of MySQL; 3306 when nobody says another
 * @param metadata absolute path of MySQL's metadata on the node; when nobody names it, it is looked for and suggested
 * @param directory where backups go: absolute, at most 100 characters, there on the node
 */
public record DataBackupSpec(
        Optional<String> address,
        Optional<Integer> port,
        Optional<String> user,
        Optional<SecretRef> password,
        Optional<String> metadata,
        Optional<String> directory) {

    /** Nobody has said anything. */
    public static final DataBackupSpec NONE = new DataBackupSpec(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** The question whose answer has these inputs. */
    static final String QUESTION = "BACKUP_INPUTS";

    public static final String LOCAL = "127.0.0.1";
    public static final int USUAL_PORT = 3306;

    /** What a shell does not read, and the vendor's script does not either: its paths are not quoted everywhere. */
    private static final String PATH = "/[A-Za-z0-9._+@,/-]";

    /** The password is named, or sealed by the command line; never written. */
    private static final String SECRET =
            "env:[A-Za-z_]\\w*|prompt|sealed:[A-Za-z0-9._-]{1,32}:[A-Za-z0-9_-]{1,2000}|file:" + PATH + "{1,1000}";

    private static final String INPUT =
            "(?:address=[A-Za-z0-9.:-]{1,253}|port=[1-9]\\d{0,4}|user=[A-Za-z0-9_.@-]{1,80}|metadata=" + PATH
                    + "{1,1000}|directory=" + PATH + "{1,99}|password=(?:" + SECRET + "))";

    private static final Pattern INPUTS = Pattern.compile(INPUT + "(?: " + INPUT + ")*");

    private static final Pattern UPWARDS = Pattern.compile("(^|.*/)\\.\\.(/.*|$)");
    private static final int LARGEST_PORT = 65535;

    /** {@code user=root password=file:/root/mysql.pw directory=/backup}: any of the inputs, a blank between them. */
    public static boolean isOne(String inputs) {
        if (!INPUTS.matcher(inputs).matches()) {
            return false;
        }
        DataBackupSpec said = parsed(inputs);
        return said.port().filter(port -> port > LARGEST_PORT).isEmpty()
                && said.directory().filter(DataBackupSpec::isNoPlace).isEmpty()
                && said.metadata()
                        .filter(path -> UPWARDS.matcher(path).matches())
                        .isEmpty();
    }

    /** An upgrade replaces what is below the installation. */
    private static boolean isNoPlace(String directory) {
        return UPWARDS.matcher(directory).matches() || (directory + "/").startsWith("/opt/cantian/");
    }

    /** @throws IllegalArgumentException unless it {@link #isOne} */
    public static DataBackupSpec of(String inputs) {
        if (!isOne(inputs)) {
            throw new IllegalArgumentException("expected inputs such as directory=/backup, found something else");
        }
        return parsed(inputs);
    }

    private static DataBackupSpec parsed(String inputs) {
        Map<String, String> said = new HashMap<>();
        for (String input : inputs.split(" ")) {
            String[] parts = input.split("=", 2);
            said.put(parts[0], parts[1]);
        }
        return new DataBackupSpec(
                Optional.ofNullable(said.get("address")),
                Optional.ofNullable(said.get("port")).map(Integer::valueOf),
                Optional.ofNullable(said.get("user")),
                Optional.ofNullable(said.get("password")).map(SecretRef::new),
                Optional.ofNullable(said.get("metadata")),
                Optional.ofNullable(said.get("directory")));
    }

    public DataBackupSpec with(Optional<SecretRef> newPassword) {
        return new DataBackupSpec(address, port, user, newPassword, metadata, directory);
    }

    /** The same inputs with another reference to the password, if they name one. */
    static String withPassword(String inputs, UnaryOperator<SecretRef> change) {
        return of(inputs)
                .password()
                .map(named -> inputs.replaceFirst(
                        "(?<=^| )password=\\S+",
                        "password=" + change.apply(named).reference()))
                .orElse(inputs);
    }

    /** This, and where this says nothing the other one. */
    public DataBackupSpec over(DataBackupSpec other) {
        return new DataBackupSpec(
                address.or(other::address),
                port.or(other::port),
                user.or(other::user),
                password.or(other::password),
                metadata.or(other::metadata),
                directory.or(other::directory));
    }

    /** Names of the inputs that nobody can guess and nobody has given; the metadata's path can be found. */
    public List<String> missing() {
        List<String> names = new ArrayList<>();
        if (user.isEmpty()) {
            names.add("user");
        }
        if (password.isEmpty()) {
            names.add("password");
        }
        if (directory.isEmpty()) {
            names.add("directory");
        }
        return names;
    }
}
