package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.runtime.engine.FailureClassification;
import io.dbmodernizer.runtime.preflight.PreflightFinding.Outcome;
import io.dbmodernizer.runtime.stage.Stage;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The preflight of a service, which runs its checks one after the other. A request that breaks a
 * rule is not checked further. Without a credential Azure is not called. Thread-safe.
 */
final class Preflight {
  private static final String REQUEST = "request";

  private final Stage stage;
  private final CredentialCheck credential;
  private final List<PreflightCheck> checks;
  private final FailureClassification failures;
  private final UnaryOperator<String> redaction;

  /**
   * @param stage the stage, which knows the rules of its requests
   * @param credential runs before all checks that call Azure
   * @param checks in the order in which people see them
   * @param failures classifies exceptions
   * @param redaction removes secrets from a text
   */
  public Preflight(
      Stage stage,
      CredentialCheck credential,
      List<PreflightCheck> checks,
      FailureClassification failures,
      UnaryOperator<String> redaction) {
    this.stage = stage;
    this.credential = credential;
    this.checks = List.copyOf(checks);
    this.failures = failures;
    this.redaction = redaction;
  }

  /** Runs all checks of a request. Changes nothing. */
  public PreflightReport check(MigrationRequested request) {
    List<PreflightRow> rows = new ArrayList<>();
    Set<FieldViolation> violations = new LinkedHashSet<>(RequestRules.check(request));
    violations.addAll(stage.check(request));
    for (FieldViolation violation : violations) {
      rows.add(
          row(
              REQUEST,
              PreflightFinding.failed(
                  violation.getField(),
                  violation.getMessage(),
                  "Accepted: " + violation.getAccepted() + ".")));
    }
    if (!violations.isEmpty()) {
      return new PreflightReport(stage.name(), rows);
    }
    rows.add(row(REQUEST, PreflightFinding.passed(REQUEST, "keeps the rules")));
    List<PreflightRow> ofCredential = run(credential, request);
    rows.addAll(ofCredential);
    boolean signedIn = ofCredential.stream().allMatch(row -> row.outcome() == Outcome.PASSED);
    for (PreflightCheck check : checks) {
      rows.addAll(
          signedIn || !check.needsAzure()
              ? run(check, request)
              : List.of(
                  row(
                      check.name(),
                      PreflightFinding.unknown(
                          check.name(), "not looked at: there is no credential", ""))));
    }
    return new PreflightReport(stage.name(), rows);
  }

  private List<PreflightRow> run(PreflightCheck check, MigrationRequested request) {
    List<PreflightFinding> findings;
    try {
      findings = check.check(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      findings = List.of(PreflightFinding.unknown(check.name(), "the service is stopping", ""));
    } catch (Throwable e) {
      findings = List.of(couldNot(check, failures.redact(failures.classify(e))));
    }
    return findings.stream().map(finding -> row(check.name(), finding)).toList();
  }

  private static PreflightFinding couldNot(PreflightCheck check, StepResult meaning) {
    if (meaning instanceof StepResult.Failed failed) {
      return PreflightFinding.unknown(
          check.name(),
          "could not be looked at, "
              + failed.failure().getReason()
              + ": "
              + failed.failure().getMessage(),
          failed.failure().getRemedy());
    }
    return PreflightFinding.unknown(check.name(), "could not be looked at now", "Try again.");
  }

  private PreflightRow row(String check, PreflightFinding finding) {
    return new PreflightRow(
        check,
        redaction.apply(finding.subject()),
        finding.outcome(),
        redaction.apply(finding.message()),
        redaction.apply(finding.remedy()));
  }
}
