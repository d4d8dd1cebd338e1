package io.cantianupgrade.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may know whom (README: the map). */
class DependencyTest {

    private static final String BASE = "io.cantianupgrade.";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.cantianupgrade");

    @Test
    void everythingPointsFromContractDownToModel() {
        check(knowsOnly("model"));
        check(knowsOnly("cluster", "model"));
        check(knowsOnly("step", "cluster", "model"));
        check(knowsOnly("check", "model"));
        check(knowsOnly("rolling", "model"));
        check(knowsOnly("plan", "rolling", "check", "step", "cluster", "model"));
        check(knowsOnly("contract", "plan", "rolling", "check", "step", "cluster", "model"));
        check(knowsOnly("run", "contract", "plan", "rolling", "check", "step", "cluster", "model"));
    }

    @Test
    void activitiesGoThroughCantianToThePortsAndNeverToAnAdapter() {
        check(knowsOnly(
                "activity",
                "encryption",
                "cantian",
                "node",
                "storage",
                "contract",
                "plan",
                "rolling",
                "check",
                "step",
                "cluster",
                "model"));
        check(knowsOnly("cantian", "node", "storage", "plan", "rolling", "cluster", "model"));
        check(knowsOnly("node", "cluster", "model"));
        check(knowsOnly("errand", "node", "contract", "plan", "step", "cluster", "model"));
        check(knowsOnly("storage", "cluster", "model"));
    }

    @Test
    void onlyTheWorkerWiresAdaptersAndWorkflows() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "worker..", BASE + "storage.devicemanager..", BASE + "node.ssh..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(BASE + "storage.devicemanager..", BASE + "node.ssh.."));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(BASE + "worker..", BASE + "run..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(BASE + "run.."));
    }

    @Test
    void encryptionKnowsPayloadsAndWorkflowsKnowNothingOfEncryption() {
        check(knowsOnly("encryption", "contract", "plan", "rolling", "check", "step", "cluster", "model"));
    }

    @Test
    void theSimulatorKnowsNothingOfOurs() {
        check(knowsOnly("simulator"));
    }

    @Test
    void translationKnowsTextsAndNothingOfWhatTheySay() {
        check(knowsOnly("cli.language"));
    }

    @Test
    void noCyclesBetweenPackages() {
        check(slices().matching("io.cantianupgrade.(*)..").should().beFreeOfCycles());
    }

    @Test
    void namesSayWhatThingsAre() {
        check(noClasses().should().haveNameMatching(".*(Util|Utils|Manager|Helper|Impl)"));
    }

    private static void check(ArchRule rule) {
        rule.check(CLASSES);
    }

    private static ArchRule knowsOnly(String place, String... others) {
        String[] allowed = Stream.concat(Stream.of(place), Stream.of(others))
                .map(name -> BASE + name + "..")
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAPackage(BASE + place + "..")
                .should()
                .onlyDependOnClassesThat(
                        resideOutsideOfPackage("io.cantianupgrade..").or(resideInAnyPackage(allowed)));
    }
}
