package com.econlytics;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final List<String> ROOMS_IN_ORDER = List.of(
            "money",
            "time",
            "fact",
            "customer",
            "costing",
            "inbox",
            "audit",
            "erasure",
            "ledger",
            "pnl",
            "columnar",
            "revenue",
            "reconciliation",
            "cohort",
            "quality",
            "scenario",
            "connector");

    private final JavaClasses core = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.econlytics");

    @Test
    void theCoreDependsOnTheJdkSlf4jAndJspecifyAlone() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("com.econlytics..", "java..", "javax.crypto..", "org.slf4j..", "org.jspecify..")
                .check(core);
    }

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching("com.econlytics.(*)..").should().beFreeOfCycles().check(core);
    }

    @Test
    void eachRoomKnowsOnlyTheRoomsBeforeIt() {
        for (int i = 0; i < ROOMS_IN_ORDER.size(); i++) {
            for (String later : ROOMS_IN_ORDER.subList(i + 1, ROOMS_IN_ORDER.size())) {
                noClasses()
                        .that()
                        .resideInAPackage("com.econlytics." + ROOMS_IN_ORDER.get(i))
                        .should()
                        .dependOnClassesThat()
                        .resideInAPackage("com.econlytics." + later)
                        .check(core);
            }
        }
    }

    @Test
    void computationTouchesNeitherFilesNorNetworkNorSystemClock() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.sql..", "java.lang.reflect..")
                .check(core);
    }

    @Test
    void everyPackageHasAFrontDoor() throws IOException {
        Path sources = Path.of("src/main/java");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> rooms = files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
            assertThat(rooms).hasSizeGreaterThan(ROOMS_IN_ORDER.size());
            assertThat(rooms)
                    .allSatisfy(room -> assertThat(room.resolve("package-info.java"))
                            .exists()
                            .content()
                            .contains("@NullMarked"));
        }
    }
}
