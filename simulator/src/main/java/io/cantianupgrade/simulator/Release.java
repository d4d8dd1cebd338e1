package io.cantianupgrade.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * One release, built from our own scripts in the layout of the real one.
 *
 * <ol>
 *   <li>{@code cantian_connector/} with scripts, units, white list and {@code repo/};
 *   <li>{@code Cantian_connector_<arch>_RELEASE.tgz}, which must lie beside it;
 *   <li>for a target, {@code Cantian_<version>_<arch>_RELEASE.tgz} with the first.
 * </ol>
 */
record Release(Path folder, String version, DeployMode mode) {

    static final String CONNECTOR = "cantian_connector";

    /** Builds everything, with the statements that change the system tables when asked. */
    static Release build(Path folder, String version, DeployMode mode, String whitelist, boolean changedTables)
            throws IOException {
        Release release = new Release(folder, version, mode);
        Map<String, String> words = Map.of("VERSION", version, "ARCH", architecture());
        Path unpacked = release.unpacked();
        Path work = folder.resolve("work");
        for (String part : new String[] {"action", "config", "common", "for_mysql_official"}) {
            Resources.copy("release/" + part, unpacked.resolve(part), words);
        }
        Resources.copy("release/versions.yml", unpacked.resolve("versions.yml"), words);
        Resources.copy("release/payload", work, words);
        Files.writeString(unpacked.resolve("action/white_list.txt"), whitelist, StandardCharsets.UTF_8);
        Files.createDirectories(unpacked.resolve("zlogicrep/build/Cantian_PKG/file"));
        if (changedTables) {
            Files.writeString(
                    work.resolve("server/admin/scripts/initdb.sql"),
                    Files.readString(work.resolve("system_tables/initdb.sql"), StandardCharsets.UTF_8),
                    StandardOpenOption.APPEND);
        }
        release.packRepo(work);
        Archives.pack(work.resolve("connector"), release.connector());
        Path image = folder.resolve("image");
        Files.createDirectories(image);
        Files.move(unpacked, image.resolve(CONNECTOR));
        Archives.pack(image, release.archive());
        Files.move(image.resolve(CONNECTOR), unpacked);
        return release;
    }

    private void packRepo(Path work) throws IOException {
        Path engine = Files.createDirectories(work.resolve("engine"));
        Files.move(work.resolve("server"), engine.resolve("Cantian-RUN-CENTOS-64bit"));
        Path payload = work.resolve("cantian-rpm/root/opt/cantian/image/Cantian-RUN-CENTOS-64bit.tar.gz");
        Archives.pack(engine, payload);
        packRpm(work.resolve("cantian-rpm"), "cantian");

        Path agent = work.resolve("ct_om-rpm/root/opt/cantian");
        Files.createDirectories(agent);
        Files.move(work.resolve("ct_om"), agent.resolve("ct_om"));
        packRpm(work.resolve("ct_om-rpm"), "ct_om");

        if (mode.hasArray()) {
            Path client = Files.createDirectories(work.resolve("dbstor"));
            Files.move(work.resolve("dbstor_client"), client.resolve("client"));
            Archives.pack(client, repo().resolve("DBStor_Client_" + version + "_" + architecture() + ".tgz"));
        }
    }

    private void packRpm(Path content, String name) throws IOException {
        String label = name + "-" + version + "-1." + architecture();
        Files.writeString(content.resolve("NEVRA"), label + "\n", StandardCharsets.UTF_8);
        Archives.pack(content, repo().resolve(label + ".rpm"));
    }

    Path unpacked() {
        return folder.resolve(CONNECTOR);
    }

    private Path repo() {
        return unpacked().resolve("repo");
    }

    Path connector() {
        return folder.resolve("Cantian_connector_" + architecture() + "_RELEASE.tgz");
    }

    Path archive() {
        return folder.resolve("Cantian_" + version + "_" + architecture() + "_RELEASE.tgz");
    }

    /** The architecture as {@code uname -m} prints it. */
    static String architecture() {
        String name = System.getProperty("os.arch");
        return name.equals("amd64") ? "x86_64" : name;
    }
}
