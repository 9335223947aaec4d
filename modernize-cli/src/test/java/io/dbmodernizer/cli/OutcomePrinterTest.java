package io.dbmodernizer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.dbmodernizer.cli.progress.Goal;
import io.dbmodernizer.cli.progress.Outcome;
import io.dbmodernizer.cli.terminal.Terminal;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.CopyLimits;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.Reason;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomePrinterTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void aCancellationIsToldAsWhatWasAskedForAndNotAsAFailure() {
    // Given
    Outcome cancelled =
        new Outcome.Cancelled(
            "migration",
            Failure.newBuilder()
                .setReason(Reason.CANCELLED)
                .setMessage("cancelled by ops: not today")
                .setRemedy("Request a retry to go on.")
                .build());

    // When
    int ofCancel = print(Goal.CANCELLATION, cancelled);
    int ofWatch = print(Goal.END, cancelled);

    // Then
    assertThat(ofCancel).isZero();
    assertThat(ofWatch).isEqualTo(6);
    assertThat(printed())
        .contains("cancelled by ops: not today")
        .contains("next: Request a retry to go on.")
        .doesNotContain("failed")
        .doesNotContain("CANCELLED")
        .doesNotContain("remedy");
  }

  @Test
  void aTimeLimitHasItsOwnExitCode() {
    assertThat(print(Goal.END, new Outcome.TimedOut())).isEqualTo(5);
    assertThat(printed()).contains("modernize watch");
  }

  @Test
  void newLimitsAreTold() {
    // When
    int limited = print(Goal.LIMITS, new Outcome.Limited(new CopyLimits(1_000L, 0L, 2)));
    int lifted = print(Goal.LIMITS, new Outcome.Limited(null));

    // Then
    assertThat(limited).isZero();
    assertThat(lifted).isZero();
    assertThat(printed())
        .contains("the copy has new limits: at most 1,000 rows/s and 2 connections")
        .contains("the copy has new limits: none");
  }

  @Test
  void aRemovalThatKeepsNothingSaysSo() {
    // When
    int code = print(Goal.REMOVAL, new Outcome.Removed(List.of()));

    // Then
    assertThat(code).isZero();
    assertThat(printed())
        .contains("all resources that it created are removed")
        .doesNotContain("kept");
  }

  @Test
  void aRemovalThatKeepsThingsNamesThemWithTheReasonAndDoesNotClaimThatAllIsGone() {
    // Given
    AzureResource server = new AzureResource("/s", "Microsoft.Sql/servers", "sql", true, false);
    AzureResource group =
        new AzureResource("/g", "Microsoft.Resources/resourceGroups", "rg", false, false);
    AzureResource restored =
        new AzureResource("/d", "Microsoft.Sql/servers/databases", "db-restored", true, true);

    // When
    int code = print(Goal.REMOVAL, new Outcome.Removed(List.of(server, group, restored)));

    // Then
    assertThat(code).isZero();
    assertThat(printed())
        .contains("removed, except for the resources that are kept:")
        .contains("kept Microsoft.Sql/servers sql: still in use")
        .contains("kept Microsoft.Resources/resourceGroups rg: existed before")
        .contains("kept Microsoft.Sql/servers/databases db-restored: restored at your request")
        .doesNotContain("gone");
  }

  @Test
  void aServerThatIsKeptForARestoredDatabaseIsNotSaidToBeInUseByOthers() {
    // Given
    AzureResource group =
        new AzureResource("/S/RG", "Microsoft.Resources/resourceGroups", "rg", true, false);
    AzureResource server =
        new AzureResource("/s/rg/servers/SQL", "Microsoft.Sql/servers", "sql", true, false);
    AzureResource other =
        new AzureResource("/s/rg/servers/sq", "Microsoft.Sql/servers", "sq", true, false);
    AzureResource restored =
        new AzureResource(
            "/s/rg/servers/sql/databases/db-restored",
            "Microsoft.Sql/servers/databases",
            "db-restored",
            true,
            true);

    // When
    print(Goal.REMOVAL, new Outcome.Removed(List.of(group, server, other, restored)));

    // Then
    assertThat(printed())
        .contains("kept Microsoft.Resources/resourceGroups rg: contains the restored db-restored")
        .contains("kept Microsoft.Sql/servers sql: contains the restored db-restored")
        .contains("kept Microsoft.Sql/servers sq: still in use");
  }

  @Test
  void aReaderThatHasGoneIsNotTold() {
    assertThat(print(Goal.END, new Outcome.Unread())).isEqualTo(141);
    assertThat(printed()).isEmpty();
  }

  private int print(Goal goal, Outcome outcome) {
    Terminal terminal = Terminal.plain(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return new OutcomePrinter(terminal, goal).print(outcome);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
