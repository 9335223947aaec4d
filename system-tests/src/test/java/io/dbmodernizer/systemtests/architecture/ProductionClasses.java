package io.dbmodernizer.systemtests.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The classes of all modules without tests and without the modules that only tests use. */
final class ProductionClasses {

  /** The modules that only tests use. */
  static final List<String> TEST_MODULES = List.of("azure-contract", "service-test-support");

  /** The classes. */
  static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("tests.jar"))
          .withImportOption(location -> !isOfATestModule(location.asURI().toString()))
          .importPackages("io.dbmodernizer");

  private ProductionClasses() {}

  /** Returns the source files of these classes. */
  static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .filter(file -> file.toString().contains("/src/main/java/"))
          .filter(file -> !isOfATestModule(file.toString()))
          .toList();
    }
  }

  private static boolean isOfATestModule(String location) {
    return TEST_MODULES.stream()
        .anyMatch(
            module ->
                location.contains("/" + module + "/target/")
                    || location.contains("/" + module + "/src/"));
  }
}
