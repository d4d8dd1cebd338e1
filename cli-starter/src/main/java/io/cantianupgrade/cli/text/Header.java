package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.OperationStatus;

/** The first lines of every screen about an operation. */
final class Header {
    private Header() {}

    /** {@code demo  offline upgrade  24.12.B032 -> 25.06.B001}. */
    static String subject(OperationStatus status) {
        String versions = status.source() == null ? "" : "  %s -> %s".formatted(status.source(), status.target());
        return "%s  %s%s".formatted(status.cluster(), read(status.operation().title()), versions);
    }

    /** {@code elapsed 3m12s   about 4m00s left   way back: offline only}. */
    static String times(OperationStatus status, Moment moment) {
        String left = Numbers.left(status, moment.now())
                .filter(duration -> !duration.isZero())
                .map(duration -> tr("   about %s left", Moment.length(duration)))
                .orElse("");
        return tr("elapsed %s%s   %s", moment.since(status.startedAt()), left, wayBack(status));
    }

    static String wayBack(OperationStatus status) {
        return tr("way back: %s", read(status.wayBack().words()));
    }
}
