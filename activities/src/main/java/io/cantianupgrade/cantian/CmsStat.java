package io.cantianupgrade.cantian;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.MemberFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code cms stat}: one row a node and resource.
 *
 * <p>Only columns 1 to 6 are safe by position: the dates hold a blank, the role may be empty, and a stopped node's counters
 * push the rest out of line. Lines of a login script may come before the header.
 */
public final class CmsStat {

    private static final String DATABASE = "db";
    private static final String JOINED = "1";

    private CmsStat() {}

    /**
     * The database rows.
     *
     * @throws IllegalArgumentException when there is no table: {@code cms load gcc failed.} and the like
     */
    public static List<MemberFacts> parse(String output) {
        List<MemberFacts> members = new ArrayList<>();
        boolean inTable = false;
        for (String line : output.lines().toList()) {
            if (line.contains("NODE_ID") && line.contains("WORK_STAT")) {
                inTable = true;
            } else if (inTable) {
                String[] words = line.strip().split("\\s+");
                if (words.length >= 6 && words[0].matches("\\d{1,2}") && words[1].equals(DATABASE)) {
                    members.add(member(words));
                }
            }
        }
        if (!inTable) {
            throw new IllegalArgumentException("expected the table of cms stat, found '" + output.strip() + "'");
        }
        return members;
    }

    private static MemberFacts member(String[] words) {
        boolean online = words[2].equals("ONLINE") && words[4].equals("ONLINE");
        return new MemberFacts(new NodeId(Integer.parseInt(words[0])), online, words[5].equals(JOINED));
    }
}
