package io.dbmodernizer.systemtests.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dbmodernizer.azurecontract.check.ContractTally;
import io.dbmodernizer.azurecontract.check.Deviations;
import io.dbmodernizer.azurecontract.check.ExchangeCheck;
import io.dbmodernizer.azurecontract.check.PlantedProperty;
import io.dbmodernizer.azurecontract.check.Verdict;
import io.dbmodernizer.azurecontract.recording.Exchange;
import io.dbmodernizer.azurecontract.recording.FollowedAddresses;
import io.dbmodernizer.azurecontract.recording.Recordings;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
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

  private static final Recordings RECORDED =
      new Recordings(Path.of(System.getProperty(RECORDINGS, "recordings")));

  private static ContractTally tally;
  private static PlantedProperty planted;

  @BeforeAll
  static void checkEverything() throws IOException {
    Path specs = SpecFolder.configured();
    assumeTrue(SpecFolder.isAt(specs), SpecFolder.absence(specs));
    if (System.getProperty(SELECTED_TESTS) != null) {
      assumeTrue(!RECORDED.files().isEmpty(), "skipped: the selected tests have asked no emulator");
    }
    ExchangeCheck check = new ExchangeCheck(new SpecFolder(specs));
    tally = new ContractTally(Deviations.load());
    planted = new PlantedProperty(check);
    for (Path file : RECORDED.files()) {
      List<Exchange> exchanges = RECORDED.read(file);
      FollowedAddresses followed = FollowedAddresses.of(exchanges);
      for (Exchange exchange : exchanges) {
        Verdict verdict = check.check(exchange, followed);
        tally.add(exchange, verdict, exchange.place().module().equals(EMULATOR));
        planted.tryOn(exchange, verdict);
      }
    }
  }

  @Test
  void everyExchangeOfTheWholeTestSuiteIsAsMicrosoftDescribesIt() throws IOException {
    // When
    System.out.println("Contract with Azure, " + RECORDED.files().size() + " recordings");
    tally.lines().forEach(System.out::println);

    // Then
    assertThat(tally.described()).as("exchanges that are described").isPositive();
    assertThat(tally.violations()).isEmpty();
  }

  @Test
  void aWrongPropertyPlantedIntoAnyOfTheExchangesIsCaught() {
    // When
    System.out.printf(
        "Planted wrong properties caught: %d; allowed by Data Factory's files: %d%n",
        planted.caught(), planted.allowed());

    // Then
    assertThat(planted.caught()).isPositive();
    assertThat(planted.missed()).isEmpty();
  }
}
