package io.cantianupgrade.check;

import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.ProblemCode;
import java.util.EnumSet;
import java.util.Set;

/** Builds a {@link CheckSpec} so that {@link Checks} reads like a list. An upgrade is guarded by every check. */
final class Declaration {

    private final CheckId id;
    private final CheckScope scope;
    private final String expects;
    private final Set<Operation> guards = EnumSet.of(Operation.OFFLINE_UPGRADE, Operation.ROLLING_UPGRADE);
    private String source = "ours";
    private boolean untouchedOnly;

    private Declaration(CheckId id, CheckScope scope, String expects) {
        this.id = id;
        this.scope = scope;
        this.expects = expects;
    }

    static Declaration node(CheckId id, String expects) {
        return new Declaration(id, CheckScope.NODE, expects);
    }

    static Declaration cluster(CheckId id, String expects) {
        return new Declaration(id, CheckScope.CLUSTER, expects);
    }

    static Declaration release(CheckId id, String expects) {
        return new Declaration(id, CheckScope.RELEASE, expects);
    }

    static Declaration array(CheckId id, String expects) {
        return new Declaration(id, CheckScope.ARRAY, expects).only(Operation.OFFLINE_UPGRADE);
    }

    Declaration source(String rows) {
        this.source = rows;
        return this;
    }

    /** Of the two kinds of upgrade it guards this one alone. */
    Declaration only(Operation upgrade) {
        this.guards.retainAll(Set.of(upgrade));
        this.guards.add(upgrade);
        return this;
    }

    Declaration guardsToo(Operation... operations) {
        this.guards.addAll(Set.of(operations));
        return this;
    }

    Declaration untouchedOnly() {
        this.untouchedOnly = true;
        return this;
    }

    CheckSpec fails(ProblemCode code) {
        return new CheckSpec(id, scope, expects, source, Verdict.FAIL, code, guards, untouchedOnly);
    }

    CheckSpec warns(ProblemCode code) {
        return new CheckSpec(id, scope, expects, source, Verdict.WARN, code, guards, untouchedOnly);
    }
}
