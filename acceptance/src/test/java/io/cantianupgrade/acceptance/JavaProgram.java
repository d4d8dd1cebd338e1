package io.cantianupgrade.acceptance;

import io.cantianupgrade.worker.install.NodeUnit;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How the program {@code cantian-upgrade} is started: as its launcher does it, from jars and with an archive of their classes, which
 * makes a start cost less than half. Where modules are folders of classes, as in an IDE, it starts without.
 */
final class JavaProgram {

    private static final List<String> START = start();

    private JavaProgram() {}

    static List<String> with(List<String> words) {
        List<String> argv = new ArrayList<>(START);
        argv.addAll(words);
        return argv;
    }

    /** The same for somebody who sits at a terminal; the launcher finds that out, and says so. */
    static List<String> onTerminal(List<String> words) {
        List<String> argv = with(words);
        argv.add(1, "-Dcantian-upgrade.terminal=true");
        return argv;
    }

    /** As the worker of a node is started. */
    static List<String> small(List<String> words) {
        List<String> argv = new ArrayList<>(List.of(START.get(0)));
        argv.addAll(NodeUnit.JVM_OPTIONS);
        argv.addAll(START.subList(1, START.size()).stream()
                .filter(option -> !NodeUnit.JVM_OPTIONS.contains(option))
                .toList());
        argv.addAll(words);
        return argv;
    }

    private static List<String> start() {
        String all = System.getProperty("java.class.path");
        List<String> jars = Arrays.stream(all.split(File.pathSeparator))
                .filter(entry -> Files.isRegularFile(Path.of(entry)))
                .toList();
        if (jars.stream().noneMatch(jar -> jar.contains("cli-starter"))) {
            return java(List.of(), all);
        }
        String classPath = String.join(File.pathSeparator, jars);
        return java(List.of("-XX:SharedArchiveFile=" + archive(classPath)), classPath);
    }

    /** A class that every command loads is in it; should it be missing or wrong, Java starts without. */
    private static Path archive(String classPath) {
        try {
            Path archive = Files.createTempDirectory("cantian-classes").resolve("classes.jsa");
            List<String> argv = java(List.of("-XX:ArchiveClassesAtExit=" + archive), classPath);
            argv.addAll(List.of("status", "none", "--address", "127.0.0.1:1"));
            new ProcessBuilder(argv)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
            return archive;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static List<String> java(List<String> archive, String classPath) {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8"));
        argv.addAll(archive);
        argv.addAll(List.of("-cp", classPath, "io.cantianupgrade.cli.Main"));
        return argv;
    }
}
