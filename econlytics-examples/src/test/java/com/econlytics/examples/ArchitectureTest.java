package com.econlytics.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The one module that sees all others watches the walls between them. */
class ArchitectureTest {
    private static final List<String> ADAPTERS = List.of("stripe", "zendesk", "jdbc", "files", "testkit", "examples");
    private static final Map<String, String> HOMES = Map.of(
            "com.stripe..", "com.econlytics.stripe..",
            "okhttp3..", "com.econlytics.zendesk..",
            "org.jdbi..", "com.econlytics.jdbc..",
            "io.javalin..", "com.econlytics.examples..",
            "de.siegmar.fastcsv..", "com.econlytics.files..");
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("com.econlytics");

    @ParameterizedTest
    @ValueSource(strings = {"stripe", "zendesk", "jdbc", "files", "testkit"})
    void noAdapterReachesIntoAnother(String adapter) {
        assertThat(CLASSES.stream()
                        .filter(type -> type.getPackageName().startsWith("com.econlytics." + adapter))
                        .count())
                .isGreaterThan(5);
        String[] others = ADAPTERS.stream()
                .filter(other -> !other.equals(adapter))
                .map(other -> "com.econlytics." + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage("com.econlytics." + adapter + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"testkit", "examples"})
    void noTwoPackagesOfAModuleDependOnEachOther(String module) {
        SlicesRuleDefinition.slices()
                .matching("com.econlytics." + module + ".(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"com.stripe..", "okhttp3..", "org.jdbi..", "io.javalin..", "de.siegmar.fastcsv.."})
    void aVendorsTypesStayInTheModuleThatIsThereForThem(String vendor) {
        String home = HOMES.get(vendor);
        noClasses()
                .that()
                .resideOutsideOfPackages(Objects.requireNonNull(home), "com.econlytics.examples..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(vendor)
                .check(CLASSES);
    }
}
