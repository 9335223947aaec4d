package io.dbmodernizer.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dbmodernizer.systemtests.contract.check.ContractTally;
import io.dbmodernizer.systemtests.contract.check.Deviations;
import io.dbmodernizer.systemtests.contract.check.ExchangeCheck;
import io.dbmodernizer.systemtests.contract.check.PlantedProperty;
import io.dbmodernizer.systemtests.contract.recording.Exchange;
import io.dbmodernizer.systemtests.contract.recording.FollowedAddresses;
import io.dbmodernizer.systemtests.contract.recording.Recordings;
import io.dbmodernizer.systemtests.contract.spec.SpecFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that the tests of all modules sent to an emulator, and all that it answered, is as
 * Microsoft describes it. Runs when all other tests have run; the build empties the folder of
 * recordings when it begins.
 */
class RecordedExchangesIT {

  /** Names the folder with a folder of recordings per module. */
  private static final String RECORDINGS = "contract.recordings";

  /** The emulator's own tests send wrong requests on purpose; those of the services never do. */
  private static final String EMULATOR = "azure-emulator";

  /** Set when only some tests are run. */
  private static final String SELECTED_TESTS = "it.test";

  private final Path specs = SpecFolder.configured();
  private final Recordings recordings =
      new Recordings(Path.of(System.getProperty(RECORDINGS, "recordings")));

  @BeforeEach
  void requireFiles() throws IOException {
    assumeTrue(SpecFolder.isAt(specs), SpecFolder.absence(specs));
    if (System.getProperty(SELECTED_TESTS) != null) {
      assumeTrue(
          !recordings.files().isEmpty(), "skipped: the selected tests have asked no emulator");
    }
  }

  @Test
  void everyExchangeOfTheWholeTestSuiteIsAsMicrosoftDescribesIt() throws IOException {
    // Given
    ExchangeCheck check = new ExchangeCheck(new SpecFolder(specs));
    ContractTally tally = new ContractTally(Deviations.load());
    List<Path> files = recordings.files();

    // When
    for (Path file : files) {
      List<Exchange> exchanges = recordings.read(file);
      FollowedAddresses followed = FollowedAddresses.of(exchanges);
      exchanges.forEach(
          exchange ->
              tally.add(
                  exchange,
                  check.check(exchange, followed),
                  exchange.place().module().equals(EMULATOR)));
    }

    // Then
    System.out.println("Contract with Azure, " + files.size() + " recordings");
    tally.lines().forEach(System.out::println);
    assertThat(tally.described()).as("exchanges in " + files.size() + " recordings").isPositive();
    assertThat(tally.violations()).isEmpty();
  }

  @Test
  void aWrongPropertyPlantedIntoAnyOfTheExchangesIsCaught() throws IOException {
    // Given
    PlantedProperty planted = new PlantedProperty(new ExchangeCheck(new SpecFolder(specs)));

    // When
    for (Path file : recordings.files()) {
      recordings.read(file).forEach(planted::tryOn);
    }

    // Then
    System.out.printf(
        "Planted wrong properties caught: %d; allowed by Data Factory's files: %d%n",
        planted.caught(), planted.allowed());
    assertThat(planted.caught()).isPositive();
    assertThat(planted.missed()).isEmpty();
  }
}
