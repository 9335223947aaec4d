package io.dbmodernizer.cli.request;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.SecretRef;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A check that the secrets of a request exist on this machine. It finds a mistyped name before the
 * request is published. It does not check secrets in a key vault, because the identity of the
 * services may have rights that the user does not have.
 */
public final class SecretReferences {

  private final Predicate<String> isVariableSet;

  /**
   * Creates the check.
   *
   * @param isVariableSet whether an environment variable is set and not empty
   */
  public SecretReferences(Predicate<String> isVariableSet) {
    this.isVariableSet = isVariableSet;
  }

  /**
   * Checks the references in a request.
   *
   * @param request a request that follows {@link io.dbmodernizer.request.RequestRules}
   * @return a violation for every secret that does not exist; empty if all exist
   */
  public List<FieldViolation> check(MigrationRequested request) {
    List<FieldViolation> violations = new ArrayList<>();
    check(request.getSource().getPasswordRef(), "source.passwordRef").ifPresent(violations::add);
    check(
            request.getTarget().getServer().getAdministratorPasswordRef(),
            "target.server.administratorPasswordRef")
        .ifPresent(violations::add);
    List<String> webhooks = request.getMonitoring().getAlertWebhookRefs();
    for (int i = 0; i < webhooks.size(); i++) {
      check(webhooks.get(i), "monitoring.alertWebhookRefs[" + i + "]").ifPresent(violations::add);
    }
    return violations;
  }

  private Optional<FieldViolation> check(String reference, String field) {
    SecretRef secret = SecretRef.parse(reference);
    if (secret instanceof SecretRef.EnvironmentVariable variable
        && !isVariableSet.test(variable.name())) {
      return Optional.of(
          new FieldViolation(
              field,
              "refers to the environment variable " + variable.name() + ", which is not set here",
              "env: and the name of a variable that is set here and for the services; add "
                  + "--services-resolve-secrets if only the services have it"));
    }
    if (secret instanceof SecretRef.SecretFile file) {
      return problemOf(file.path())
          .map(
              problem ->
                  new FieldViolation(
                      field,
                      "refers to the file " + file.path() + ", which " + problem,
                      "file: and the path of a file that you and the services can read; add "
                          + "--services-resolve-secrets if only the services can read it"));
    }
    return Optional.empty();
  }

  private static Optional<String> problemOf(String text) {
    try {
      Path path = Path.of(text);
      if (!Files.exists(path)) {
        return Optional.of("does not exist");
      }
      if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
        return Optional.of("cannot be read");
      }
      return Files.size(path) == 0 ? Optional.of("is empty") : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.of("is not a path");
    } catch (java.io.IOException e) {
      return Optional.of("cannot be read");
    }
  }
}
