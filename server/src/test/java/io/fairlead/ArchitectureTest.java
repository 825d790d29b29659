package io.fairlead;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.fairlead.shared.Secret;
import io.fairlead.shared.api.CallableBy;
import io.fairlead.spi.SecretText;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;

/** The rules of the house that a compiler does not know. */
class ArchitectureTest {

    private static final JavaClasses FAIRLEAD =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("/io/fairlead/kit/"))
                    .withImportOption(
                            location -> !location.contains("__") && !location.contains("$$"))
                    .importPackages("io.fairlead");

    /** Where endpoints are; each tool of the sandbox has its pages beside what they show. */
    private static final String[] WEB = {
        "..rest..",
        "..web..",
        "..preview..",
        "..sandbox.start..",
        "..sandbox.inbox..",
        "..sandbox.mailbox..",
        "..console.."
    };

    private static final String ISO_DELAY = "PT[0-9.]+[HMS]";

    @Test
    void onlyStoresTouchTheDatabase() {
        noClasses()
                .that(are(not(simpleNameEndingWith("Store"))))
                .and()
                .haveNameNotMatching(".*Store\\$.*")
                .and(
                        are(
                                not(
                                        resideInAnyPackage(
                                                "..shared.database..",
                                                "..postgres..",
                                                "..start.."))))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("org.springframework.jdbc..", "java.sql", "javax.sql"))
                .check(FAIRLEAD);
    }

    /**
     * Columns by number and conversions of one's own are what {@code Sql} and {@code Row} are for.
     */
    @Test
    void storesReachTheDatabaseThroughSql() {
        noClasses()
                .that()
                .haveNameMatching(".*Store(\\$.*)?")
                .and()
                .doNotHaveFullyQualifiedName("io.fairlead.backup.TableStore") // COPY
                .should()
                .dependOnClassesThat(resideInAnyPackage("java.sql", "javax.sql"))
                .orShould()
                .dependOnClassesThat(assignableTo(JdbcClient.class))
                .check(FAIRLEAD);
    }

    /** What is stored is named by {@code StoredName}. */
    @Test
    void storesDoNotNameConstantsByTheirJavaNames() {
        noClasses()
                .that()
                .haveNameMatching(".*Store(\\$.*)?")
                .should()
                .callMethodWhere(
                        target(owner(assignableTo(Enum.class)))
                                .and(target(nameMatching("name|valueOf|toString"))))
                .check(FAIRLEAD);
    }

    /** A connector is written against this, and brings its own libraries. */
    @Test
    void theConnectorInterfaceNeedsJavaOnly() {
        classes()
                .that()
                .resideInAPackage("io.fairlead.spi..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("io.fairlead.spi..", "java..", "org.jspecify..")
                .check(FAIRLEAD);
    }

    /** A production server has not even the libraries of the simulated bank. */
    @Test
    void nothingButTheStartOfASandboxKnowsFinBank() {
        noClasses()
                .that()
                .doNotHaveSimpleName("EmbeddedFinBank")
                .and()
                .doNotHaveSimpleName("SandboxBank")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.finbank..")
                .check(FAIRLEAD);
    }

    /** Connectors are found in their jars, so that the server names no bank. */
    @Test
    void nothingKnowsAConnector() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.fairlead.connectors..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.fairlead.connectors..")
                .check(FAIRLEAD);
        classes()
                .that()
                .resideInAPackage("io.fairlead.connectors..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.fairlead.connectors..",
                        "io.fairlead.spi..",
                        "io.fairlead.oauth..",
                        "java..",
                        "org.jspecify..",
                        "tools.jackson..")
                .check(FAIRLEAD);
    }

    @Test
    void storesStayInTheirModule() {
        classes().that().haveSimpleNameEndingWith("Store").should().notBePublic().check(FAIRLEAD);
    }

    @Test
    void onlyFacadesOpenTransactions() {
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .bePublic()
                .andShould()
                .beDeclaredInClassesThat()
                .arePublic()
                .andShould()
                .beDeclaredInClassesThat(
                        are(not(resideInAnyPackage("..rest..", "..web..", "..preview.."))))
                .andShould()
                .beDeclaredInClassesThat()
                .areNotMetaAnnotatedWith(Controller.class)
                .check(FAIRLEAD);
        noClasses().should().beAnnotatedWith(Transactional.class).check(FAIRLEAD);
    }

    @Test
    void everyEndpointSaysWhoMayCallIt() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .should()
                .beAnnotatedWith(CallableBy.class)
                .andShould()
                .resideInAnyPackage(WEB)
                .check(FAIRLEAD);
    }

    @Test
    void whatAControllerSendsIsMadeForTheWire() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith(Controller.class)
                .and()
                .arePublic()
                .or()
                .arePackagePrivate()
                .and()
                .areDeclaredInClassesThat()
                .areMetaAnnotatedWith(Controller.class)
                .should(returnWireTypes())
                .check(FAIRLEAD);
    }

    /** The start rehearses on its own server; the database unpacks PostgreSQL from a jar. */
    @Test
    void onlyTheSharedClientCallsOut() {
        noClasses()
                .that(are(not(resideInAPackage("..shared.http.."))))
                .and(
                        are(
                                not(
                                        resideInAnyPackage(
                                                "..start..",
                                                "..shared.database..",
                                                "..postgres.."))))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                "java.net.http",
                                "org.springframework.web.client",
                                "org.springframework.http.client",
                                "org.springframework.web.reactive.."))
                .orShould()
                .callMethod(java.net.URL.class, "openConnection")
                .orShould()
                .callMethod(java.net.URL.class, "openStream")
                .check(FAIRLEAD);
    }

    @Test
    void secretsAreNotStrings() {
        noFields()
                .that()
                .haveRawType(String.class)
                .and()
                .areNotStatic()
                .should()
                .haveNameMatching(
                        "(?i).*(secret|password|token|ssn|socialSecurityNumber|credential).*")
                .check(FAIRLEAD);
        fields().that()
                .haveNameMatching("(?i).*(secret|password)")
                .and()
                .areNotStatic()
                .and()
                .areDeclaredInClassesThat()
                .areRecords()
                .should()
                .haveRawType(
                        assignableTo(Secret.class)
                                .or(assignableTo(SecretText.class))
                                .or(assignableTo(boolean.class)))
                .check(FAIRLEAD);
    }

    @Test
    void timeComesFromTheClock() {
        var rule = noClasses().that().doNotHaveSimpleName("Fairlead").should();
        rule.callMethod(Instant.class, "now")
                .orShould()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(OffsetDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(Clock.class, "systemUTC")
                .orShould()
                .callMethod(Clock.class, "systemDefaultZone")
                .check(FAIRLEAD);
    }

    /** One notation, and no fixed rate: what is late is not made up for. */
    @Test
    void schedulesAreDelaysInIsoNotation() {
        var schedules =
                FAIRLEAD.stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(method -> method.isAnnotatedWith(Scheduled.class))
                        .map(method -> method.getAnnotationOfType(Scheduled.class))
                        .toList();

        assertThat(schedules)
                .isNotEmpty()
                .allSatisfy(
                        schedule -> {
                            assertThat(schedule.fixedDelayString()).matches(ISO_DELAY);
                            assertThat(schedule.initialDelayString()).matches("|" + ISO_DELAY);
                            assertThat(schedule.fixedDelay()).isEqualTo(-1);
                            assertThat(schedule.initialDelay()).isEqualTo(-1);
                            assertThat(schedule.fixedRate()).isEqualTo(-1);
                            assertThat(schedule.fixedRateString()).isEmpty();
                            assertThat(schedule.cron()).isEmpty();
                        });
    }

    /** A package within another uses it, or is used by it, but not both. */
    @Test
    void packagesDoNotUseEachOtherInCircles() {
        slices().matching("io.fairlead.(**)").should().beFreeOfCycles().check(FAIRLEAD);
    }

    @Test
    void namesSayWhatAThingIs() {
        noClasses()
                .should()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveNameMatching(".*(Util|Utils|Helper|Manager|Dto|DTO)")
                .orShould()
                .resideInAnyPackage(
                        "..util..",
                        "..common..",
                        "..dto..",
                        "..impl..",
                        "..service..",
                        "..helper..")
                .check(FAIRLEAD);
    }

    @Test
    void everyPackageIsNullMarked() {
        var unmarked =
                FAIRLEAD.stream()
                        .map(JavaClass::getPackage)
                        .distinct()
                        .filter(found -> !found.isAnnotatedWith(NullMarked.class))
                        .map(JavaPackage::getName);

        assertThat(unmarked).isEmpty();
    }

    private static ArchCondition<JavaMethod> returnWireTypes() {
        return new ArchCondition<>("return types of their own, or of ..rest.. or ..web..") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                method.getReturnType().getAllInvolvedRawTypes().stream()
                        .filter(type -> type.getPackageName().startsWith("io.fairlead"))
                        .filter(type -> !type.getPackageName().matches(".*\\.(rest|web)(\\..*)?"))
                        .filter(
                                type ->
                                        !type.getEnclosingClass()
                                                .equals(Optional.of(method.getOwner())))
                        .forEach(
                                type ->
                                        events.add(
                                                SimpleConditionEvent.violated(
                                                        method,
                                                        method.getFullName()
                                                                + " returns "
                                                                + type.getName())));
            }
        };
    }
}
