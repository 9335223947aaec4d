package io.dbmodernizer.runtime.preflight;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.step.StepException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** The check that the service can read the secrets that it needs. Their values are not kept. */
public final class SecretsCheck implements PreflightCheck {
  private final SecretResolver secrets;
  private final Function<MigrationRequested, Map<String, String>> references;

  /**
   * @param secrets resolves them
   * @param references the references by their field in the request
   */
  public SecretsCheck(
      SecretResolver secrets, Function<MigrationRequested, Map<String, String>> references) {
    this.secrets = secrets;
    this.references = references;
  }

  @Override
  public String name() {
    return "secrets";
  }

  @Override
  public boolean needsAzure() {
    return false;
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    List<PreflightFinding> findings = new ArrayList<>();
    new TreeMap<>(references.apply(request))
        .forEach((field, reference) -> findings.add(finding(field, reference)));
    return findings.isEmpty()
        ? List.of(PreflightFinding.notApplicable("secrets", "the request names none"))
        : findings;
  }

  private PreflightFinding finding(String field, String reference) {
    try {
      secrets.resolve(reference);
      return PreflightFinding.passed(field, reference + " can be read");
    } catch (StepException e) {
      return PreflightFinding.failed(
          field, e.failed().failure().getMessage(), e.failed().failure().getRemedy());
    }
  }
}
