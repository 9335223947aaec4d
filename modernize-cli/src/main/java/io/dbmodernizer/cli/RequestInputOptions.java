package io.dbmodernizer.cli;

import io.dbmodernizer.cli.failure.CommandRefusedException;
import io.dbmodernizer.cli.option.InputFile;
import io.dbmodernizer.cli.option.RequestInput;
import io.dbmodernizer.cli.request.FleetValues;
import io.dbmodernizer.cli.request.RequestFleet;
import io.dbmodernizer.cli.request.SecretReferences;
import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.request.DocumentText;
import io.dbmodernizer.request.InvalidRequestException;
import io.dbmodernizer.request.RequestDocument;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.request.RequestTemplate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options for the requests to publish: one, or a template with the values of a fleet. */
final class RequestInputOptions {

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE",
      description =
          "Request as JSON or YAML; - for standard input. With --values a template: a request with"
              + " placeholders such as $${database}.")
  private RequestInput file = new RequestInput(null);

  @Option(
      names = "--values",
      paramLabel = "FILE",
      description =
          "Values for the template, a row for each request: .csv with a header, or .yaml or .json with"
              + " a list. At most 1,000 rows.")
  private @Nullable InputFile values;

  @Option(
      names = "--services-resolve-secrets",
      description =
          "Do not check env: and file: secrets on this machine, because only the services have them.")
  private boolean servicesResolveSecrets;

  /** Returns whether the requests are those of a fleet. */
  boolean isFleet() {
    return values != null;
  }

  /**
   * Reads the requests and checks them.
   *
   * @param environment environment variables, for the check of secrets
   * @return acceptable requests, at least one
   * @throws InvalidRequestException if one is not acceptable
   * @throws CommandRefusedException if the kind of the values is not known
   * @throws IOException if a file cannot be read
   */
  List<MigrationRequested> read(Map<String, String> environment) throws IOException {
    String text = text();
    if (values != null) {
      return RequestFleet.of(
          RequestTemplate.parse(text),
          FleetValues.read(values.path()),
          request -> violations(request, environment));
    }
    MigrationRequested request = RequestDocument.parse(text);
    List<FieldViolation> violations = violations(request, environment);
    if (!violations.isEmpty()) {
      throw new InvalidRequestException(violations);
    }
    return List.of(request);
  }

  private String text() throws IOException {
    Path path = file.file();
    return path == null
        ? DocumentText.decode(System.in.readAllBytes(), "the standard input")
        : DocumentText.read(path);
  }

  private List<FieldViolation> violations(
      MigrationRequested request, Map<String, String> environment) {
    List<FieldViolation> violations = RequestRules.check(request);
    return violations.isEmpty() && !servicesResolveSecrets
        ? new SecretReferences(name -> !environment.getOrDefault(name, "").isEmpty()).check(request)
        : violations;
  }
}
