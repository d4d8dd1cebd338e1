package io.cantianupgrade.activity;

import io.cantianupgrade.contract.ErrandResult;
import io.cantianupgrade.node.CommandResult;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** The beginning of what a command prints, as much as an errand carries. */
final class Beginning implements Consumer<byte[]> {

    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private boolean cut;

    @Override
    public synchronized void accept(byte[] piece) {
        int room = ErrandResult.MOST_OUTPUT - kept.size();
        kept.write(piece, 0, Math.min(piece.length, room));
        cut |= piece.length > room;
    }

    synchronized ErrandResult with(CommandResult end) {
        return new ErrandResult(end.exitCode(), kept.toByteArray(), cut, end.errors());
    }
}
