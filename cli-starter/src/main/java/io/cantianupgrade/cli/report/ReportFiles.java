package io.cantianupgrade.cli.report;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.language.Language;
import io.cantianupgrade.cli.language.Translation;
import io.cantianupgrade.contract.OperationStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The two files of a report: {@code CLUSTER-DATE-ID.html} and {@code .json}, with the day on which the operation began in UTC
 * and the first eight digits of its id.
 *
 * @param hash of the last entry
 */
public record ReportFiles(Path html, Path json, String hash) {
    private static final int SHORT = 8;

    /** @throws CliFailure when a file cannot be written */
    public static ReportFiles write(Path folder, Chain chain) {
        try {
            OperationStatus status = chain.report().status();
            String name = "%s-%s-%s"
                    .formatted(
                            status.cluster(),
                            status.startedAt().atZone(ZoneOffset.UTC).toLocalDate(),
                            status.operationId()
                                    .substring(
                                            0,
                                            Math.min(SHORT, status.operationId().length())));
            Files.createDirectories(folder.toAbsolutePath());
            ReportFiles files =
                    new ReportFiles(folder.resolve(name + ".html"), folder.resolve(name + ".json"), chain.last());
            Files.writeString(files.html(), ReportPage.html(chain));
            Files.writeString(files.json(), chain.json());
            return files;
        } catch (IOException failed) {
            throw CliFailure.failed(
                    "The report cannot be written: " + failed.getMessage(),
                    "name another folder with --folder",
                    failed);
        }
    }

    /** What was changed after it was written, in words; empty when nothing was. */
    public static Optional<String> changed(Path file) {
        Chain chain = read(file);
        Optional<Integer> broken = chain.broken();
        if (broken.isPresent()) {
            return Optional.of(tr(
                    "entry %d of %d does not fit its hash",
                    broken.get(), chain.entries().size()));
        }
        try {
            String text = Files.readString(file);
            String again = text.equals(ReportPage.chainOf(text)) ? chain.json() : again(chain, text);
            int same = 0;
            while (same < Math.min(text.length(), again.length()) && text.charAt(same) == again.charAt(same)) {
                same++;
            }
            return text.equals(again)
                    ? Optional.empty()
                    : Optional.of(tr("from character %d on it is not what its entries say", same + 1));
        } catch (IOException | RuntimeException strange) { // What was changed by hand may be anything.
            return Optional.of("its entries are no report (" + strange.getMessage() + ")");
        }
    }

    /** A page in the language that it was written in. */
    private static String again(Chain chain, String page) throws IOException {
        Language reader = Translation.spoken();
        try {
            Translation.speak(ReportPage.languageOf(page));
            return ReportPage.html(chain);
        } finally {
            Translation.speak(reader);
        }
    }

    /** @throws CliFailure when it is no report */
    public static Chain read(Path file) {
        try {
            return Chain.parse(ReportPage.chainOf(Files.readString(file)));
        } catch (IOException | IllegalArgumentException strange) {
            throw CliFailure.usage(
                    tr(
                            "%s is no report: %s",
                            file,
                            String.valueOf(strange.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse("")),
                    "name the .html or the .json that cantian-upgrade report has written");
        }
    }
}
