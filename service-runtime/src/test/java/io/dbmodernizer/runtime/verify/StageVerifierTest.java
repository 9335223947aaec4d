package io.dbmodernizer.runtime.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.AzureErrors;
import io.dbmodernizer.runtime.engine.FailureClassification;
import io.dbmodernizer.runtime.step.OutputKey;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import io.dbmodernizer.runtime.step.Verification;
import io.dbmodernizer.runtime.step.Verification.Verdict;
import io.dbmodernizer.topics.Topic;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StageVerifierTest {

  private static final OutputKey<String> ID = OutputKey.text("id");

  /** What a step finds when it looks. */
  @FunctionalInterface
  private interface Look {
    List<Verification> at(StepContext context) throws Exception;
  }

  @Test
  void everyStepLooksInItsOrderAndHandsOnWhatItSees() {
    // Given
    Step server =
        step("server", Set.of(), c -> found("server", Verdict.MATCHES, Outputs.of(ID, "/s/1")));
    Step silent = step("wait", Set.of("server"), c -> List.of());
    Step database =
        step(
            "database",
            Set.of("server"),
            c ->
                List.of(
                    new Verification(
                        "database of " + c.output(ID),
                        "/s/1/d",
                        Verdict.DIFFERS,
                        List.of("sku is S0, wanted hunter2"))));

    // When
    VerificationReport report = verify(provisioned(), server, silent, database);

    // Then
    assertThat(report.stage()).isEqualTo("migration");
    assertThat(report.rows())
        .containsExactly(
            new VerificationRow("server", "server", "/server", Verdict.MATCHES, List.of()),
            new VerificationRow(
                "database",
                "database of /s/1",
                "/s/1/d",
                Verdict.DIFFERS,
                List.of("sku is S0, wanted [secret]")));
  }

  @Test
  void whatCannotBeLookedAtIsUnknownWithReasonAndRemedyAndTheRestGoesOn() {
    // Given
    Step refused =
        step(
            "workspace",
            Set.of(),
            c -> {
              throw new ArmException(403, "AuthorizationFailed", "may not read", null);
            });
    Step other = step("alerts", Set.of(), c -> found("alerts", Verdict.MATCHES, Outputs.NONE));

    // When
    VerificationReport report = verify(provisioned(), refused, other);

    // Then
    assertThat(report.rows())
        .extracting(VerificationRow::step, VerificationRow::verdict)
        .containsExactly(tuple("workspace", Verdict.UNKNOWN), tuple("alerts", Verdict.MATCHES));
    assertThat(report.rows().get(0).details())
        .singleElement()
        .asString()
        .contains("NOT_AUTHORIZED: may not read")
        .contains("Grant the service's identity");
  }

  @Test
  void aStepThatBuildsOnWhatIsMissingSaysSoInsteadOfReportingADefect() {
    // Given
    Step server = step("server", Set.of(), c -> found("server", Verdict.MISSING, Outputs.NONE));
    Step database =
        step("database", Set.of("server"), c -> found(c.output(ID), Verdict.MATCHES, Outputs.NONE));
    Step table =
        step(
            "table",
            Set.of("database"),
            c -> found(c.output(OutputKey.text("x")), Verdict.MATCHES, Outputs.NONE));

    // When
    VerificationReport report = verify(provisioned(), server, database, table);

    // Then
    assertThat(report.rows())
        .extracting(VerificationRow::verdict)
        .containsExactly(Verdict.MISSING, Verdict.UNKNOWN, Verdict.UNKNOWN);
    assertThat(report.rows().get(1).details())
        .containsExactly("cannot be verified without the result of step server");
    assertThat(report.rows().get(2).details())
        .containsExactly("cannot be verified without the result of step database");
  }

  @Test
  void aStageAfterATargetThatWasNeverProvisionedHasNothing() {
    // Given
    TargetProvisioned never =
        TargetProvisioned.newBuilder().setRequest(SampleRequest.valid()).build();
    Step step =
        step(
            "server",
            Set.of(),
            c -> {
              throw new AssertionError("asked");
            });

    // When
    VerificationReport report = verify(never, step);

    // Then
    assertThat(report.rows())
        .singleElement()
        .extracting(VerificationRow::verdict)
        .isEqualTo(Verdict.MISSING);
  }

  private static TargetProvisioned provisioned() {
    return TargetProvisioned.newBuilder()
        .setRequest(SampleRequest.valid())
        .setServerId("/subscriptions/s/server")
        .build();
  }

  private static VerificationReport verify(TargetProvisioned target, Step... steps) {
    return new StageVerifier(
            new ObservedStage("migration", Topic.TARGETS, List.of(steps)),
            new FailureClassification(List.of(new AzureErrors()), StageVerifierTest::redact),
            StageVerifierTest::redact,
            InstantSource.system())
        .verify(target);
  }

  private static String redact(String text) {
    return text.replace("hunter2", "[secret]");
  }

  private static List<Verification> found(String subject, Verdict verdict, Outputs outputs) {
    return List.of(new Verification(subject, "/" + subject, verdict, List.of(), outputs));
  }

  private static Step step(String name, Set<String> after, Look look) {
    return new Step() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public Set<String> after() {
        return after;
      }

      @Override
      public StepResult run(StepContext context) {
        throw new AssertionError("verification never runs a step");
      }

      @Override
      public List<Verification> verify(StepContext context) throws Exception {
        return look.at(context);
      }
    };
  }
}
