package io.dbmodernizer.systemtests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleName;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.EvaluationResult;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.testsupport.request.TestRequests;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArchitectureTest {

  private static final String[] CONTRACT = {
    "io.dbmodernizer.events..",
    "io.dbmodernizer.state..",
    "io.dbmodernizer.topics..",
    "io.dbmodernizer.serde..",
    "io.dbmodernizer.request..",
    "io.dbmodernizer.client.."
  };
  private static final String RUNTIME = "io.dbmodernizer.runtime..";
  private static final String DATA_MOVER = "io.dbmodernizer.datamover..";
  private static final String SQL_ACCESS = "io.dbmodernizer.sql..";
  private static final String EMULATOR = "io.dbmodernizer.emulator..";
  private static final String CLI = "io.dbmodernizer.cli..";
  private static final Map<String, String> SERVICES =
      Map.of(
          "provisioner", "io.dbmodernizer.provisioner..",
          "migration", "io.dbmodernizer.migration..",
          "backup", "io.dbmodernizer.backup..",
          "monitoring", "io.dbmodernizer.monitoring..");

  private static final String[] TEST_SUPPORT = {
    "io.dbmodernizer.testsupport..", "io.dbmodernizer.azurecontract.."
  };
  private static final ArchRule NO_TEST_SUPPORT =
      noClasses().should().dependOnClassesThat().resideInAnyPackage(TEST_SUPPORT);

  /** The emulator emulates Azure Resource Manager. */
  private static final String AZURES_OWN_NAME = "ResourceManager";

  static Stream<String> services() {
    return SERVICES.keySet().stream().sorted();
  }

  static Stream<String> parts() {
    return Stream.concat(
        Stream.of(CONTRACT),
        Stream.concat(
            Stream.of(RUNTIME, DATA_MOVER, SQL_ACCESS, EMULATOR, CLI), SERVICES.values().stream()));
  }

  @ParameterizedTest
  @MethodSource("parts")
  void everyPartIsLookedAt(String part) {
    assertThat(ProductionClasses.ALL.that(resideInAPackage(part))).isNotEmpty();
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices()
        .matching("io.dbmodernizer.(**)")
        .should()
        .beFreeOfCycles()
        .check(ProductionClasses.ALL);
  }

  /** In these packages most classes once were in one cycle. */
  @ParameterizedTest
  @ValueSource(strings = {"request", "emulator.arm", "emulator.sql"})
  void classesAreFreeOfCycles(String part) {
    slices()
        .assignedFrom(new TopLevelClasses("io.dbmodernizer." + part))
        .should()
        .beFreeOfCycles()
        .check(ProductionClasses.ALL);
  }

  @Test
  void theContractDependsOnNothingOfOurs() {
    noClasses()
        .that()
        .resideInAnyPackage(CONTRACT)
        .should()
        .dependOnClassesThat(
            resideInAPackage("io.dbmodernizer..").and(not(resideInAnyPackage(CONTRACT))))
        .check(ProductionClasses.ALL);
  }

  @Test
  void theDataMoverKnowsNeitherKafkaNorAzureNorSpringNorAnythingOfOurs() {
    noClasses()
        .that()
        .resideInAPackage(DATA_MOVER)
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                    "org.apache.kafka..",
                    "org.apache.avro..",
                    "com.azure..",
                    "org.springframework..")
                .or(resideInAPackage("io.dbmodernizer..").and(not(resideInAPackage(DATA_MOVER)))))
        .check(ProductionClasses.ALL);
  }

  @Test
  void onlyTheDialectOfSqlServerUsesItsDriver() {
    noClasses()
        .that(not(resideInAPackage("io.dbmodernizer.datamover.dialect.sqlserver")))
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.microsoft.sqlserver..", "microsoft.sql..")
        .check(ProductionClasses.ALL);
  }

  @ParameterizedTest
  @MethodSource("services")
  void aServiceDependsOnNoOtherService(String service) {
    Set<String> others =
        SERVICES.values().stream()
            .filter(name -> !name.equals(SERVICES.get(service)))
            .collect(Collectors.toSet());
    noClasses()
        .that()
        .resideInAPackage(SERVICES.get(service))
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(others.toArray(String[]::new)).or(resideInAnyPackage(EMULATOR, CLI)))
        .check(ProductionClasses.ALL);
  }

  @Test
  void theRuntimeDependsOnNoService() {
    noClasses()
        .that()
        .resideInAPackage(RUNTIME)
        .should()
        .dependOnClassesThat(
            aService().or(resideInAnyPackage(EMULATOR, CLI, DATA_MOVER, SQL_ACCESS)))
        .check(ProductionClasses.ALL);
  }

  @Test
  void theAccessToDatabasesDependsOnNoService() {
    noClasses()
        .that()
        .resideInAPackage(SQL_ACCESS)
        .should()
        .dependOnClassesThat(aService().or(resideInAnyPackage(EMULATOR, CLI)))
        .check(ProductionClasses.ALL);
  }

  @Test
  void theEmulatorKnowsNothingOfItsClients() {
    noClasses()
        .that()
        .resideInAPackage(EMULATOR)
        .should()
        .dependOnClassesThat(
            aService()
                .or(resideInAnyPackage(RUNTIME, CLI))
                .or(resideInAnyPackage(CONTRACT))
                .or(
                    resideInAnyPackage(
                        "org.apache.kafka..", "com.azure..", "org.springframework..")))
        .check(ProductionClasses.ALL);
  }

  @Test
  void theCommandLineKnowsServicesByNameOnlyAndOfTheRuntimeOnlyTheWayToAzure() {
    noClasses()
        .that()
        .resideInAPackage(CLI)
        .should()
        .dependOnClassesThat(
            aService()
                .or(
                    resideInAPackage(RUNTIME)
                        .and(not(resideInAPackage("io.dbmodernizer.runtime.azure..")))))
        .check(ProductionClasses.ALL);
    noClasses()
        .that(resideInAPackage(CLI).and(not(resideInAPackage("io.dbmodernizer.cli.azure.."))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(RUNTIME)
        .check(ProductionClasses.ALL);
  }

  @Test
  void stepsDoNotUseKafka() {
    noClasses()
        .that()
        .areAssignableTo(Step.class)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..")
        .check(ProductionClasses.ALL);
  }

  @Test
  void onlySecretsAndCredentialsReadTheEnvironmentOfAService() {
    noClasses()
        .that(
            aService()
                .or(resideInAPackage(RUNTIME))
                .and(not(resideInAPackage("io.dbmodernizer.runtime.secret.."))))
        .should()
        .callMethod(System.class, "getenv")
        .orShould()
        .callMethod(System.class, "getenv", String.class)
        .check(ProductionClasses.ALL);
  }

  @Test
  void onlyTheRuntimeResolvesSecretReferences() {
    noClasses()
        .that(aService())
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("com.azure.security.keyvault.secrets.SecretClient")
        .check(ProductionClasses.ALL);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .that(not(simpleName(AZURES_OWN_NAME)))
        .should()
        .haveSimpleNameEndingWith("Util")
        .orShould()
        .haveSimpleNameEndingWith("Utils")
        .orShould()
        .haveSimpleNameEndingWith("Helper")
        .orShould()
        .haveSimpleNameEndingWith("Manager")
        .orShould()
        .haveSimpleNameEndingWith("Impl")
        .check(ProductionClasses.ALL);
  }

  @Test
  void noServiceSleeps() {
    noClasses()
        .that(aService().or(resideInAnyPackage(RUNTIME, DATA_MOVER, SQL_ACCESS, EMULATOR)))
        .should()
        .callMethod(Thread.class, "sleep", long.class)
        .orShould()
        .callMethod(Thread.class, "sleep", long.class, int.class)
        .orShould()
        .callMethod(TimeUnit.class, "sleep", long.class)
        .check(ProductionClasses.ALL);
  }

  @Test
  void servicesLogAndDoNotPrint() {
    noClasses()
        .that(aService().or(resideInAnyPackage(RUNTIME, DATA_MOVER, SQL_ACCESS)))
        .should()
        .accessField(System.class, "out")
        .orShould()
        .accessField(System.class, "err")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.util.logging..")
        .check(ProductionClasses.ALL);
  }

  @Test
  void onlyTestsUseTheModulesForTests() {
    NO_TEST_SUPPORT.check(ProductionClasses.ALL);
    assertThat(NO_TEST_SUPPORT.evaluate(new ClassFileImporter().importClasses(Careless.class)))
        .matches(EvaluationResult::hasViolation);
    assertThat(ProductionClasses.ALL.that(resideInAnyPackage(TEST_SUPPORT))).isEmpty();
  }

  private static final class Careless {
    static String server(MigrationRequested request) {
      return TestRequests.provisioned(request).getServerId();
    }
  }

  @Test
  void everyPackageSaysWhatItIsFor() {
    Set<String> described =
        ProductionClasses.ALL.stream()
            .filter(type -> type.getSimpleName().equals("package-info"))
            .map(JavaClass::getPackageName)
            .collect(Collectors.toSet());
    classes()
        .that(not(resideInAnyPackage("io.dbmodernizer.events", "io.dbmodernizer.state")))
        .should()
        .resideInAnyPackage(described.toArray(String[]::new))
        .check(ProductionClasses.ALL);
  }

  private static DescribedPredicate<JavaClass> aService() {
    return resideInAnyPackage(SERVICES.values().toArray(String[]::new));
  }
}
