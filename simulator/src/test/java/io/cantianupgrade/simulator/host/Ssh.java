package io.cantianupgrade.simulator.host;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** OpenSSH's own client, with the files that a group of hosts comes with. */
record Ssh(Hosts hosts, List<String> options) {

    static Ssh to(Hosts hosts) {
        return new Ssh(hosts, List.of());
    }

    Ssh throughJumpHost() throws IOException {
        List<String> jump = words("root", hosts.jumpHost(), List.of("-W", "%h:%p"));
        return new Ssh(hosts, List.of("-o", "ProxyCommand=" + String.join(" ", jump)));
    }

    /** What a command printed, both outputs, and its exit code in the end. */
    String run(String user, Host host, String command) throws IOException, InterruptedException {
        Process process = start(user, host, command);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return output + process.waitFor();
    }

    Process start(String user, Host host, String command) throws IOException {
        List<String> words = words(user, host, options);
        words.add(command);
        return new ProcessBuilder(words).redirectErrorStream(true).start();
    }

    private List<String> words(String user, Host host, List<String> more) throws IOException {
        Path known = hosts.identityFile().resolveSibling("known-" + host.name());
        Files.writeString(known, host.address() + " " + host.hostKey() + "\n");
        List<String> words = new ArrayList<>(List.of("ssh", "-F", "none", "-i", hosts.identityFile() + ""));
        for (String option : List.of(
                "UserKnownHostsFile=" + known,
                "StrictHostKeyChecking=yes",
                "BatchMode=yes",
                "ConnectTimeout=4",
                "ServerAliveInterval=5",
                "LogLevel=ERROR")) {
            words.addAll(List.of("-o", option));
        }
        words.addAll(more);
        words.add(user + "@" + host.address());
        return words;
    }
}
