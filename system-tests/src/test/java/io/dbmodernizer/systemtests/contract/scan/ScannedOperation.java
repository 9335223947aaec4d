package io.dbmodernizer.systemtests.contract.scan;

import io.dbmodernizer.azurecontract.spec.Operation;
import io.dbmodernizer.azurecontract.spec.Parameter;
import io.dbmodernizer.emulator.arm.route.Route;
import io.dbmodernizer.systemtests.contract.example.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the emulator made of one operation.
 *
 * @param operation as Microsoft describes it
 * @param outcome the kind of answer
 * @param reply the answer
 */
record ScannedOperation(Operation operation, Outcome outcome, Sandbox.Reply reply) {

  /** What can become of an operation. */
  enum Outcome {
    ANSWERED,
    NOT_EMULATED,
    WRONG
  }

  private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^}]+)}");
  private static final Pattern SCOPE =
      Pattern.compile("(?i)scope|resourceUri|resourceId|id|linkId|.*Scope");
  private static final String SUBSCRIPTION = "00000000-1111-2222-3333-444444444444";

  /** Sends an operation without a body, its placeholders filled with names that nothing has. */
  static ScannedOperation send(Operation operation, Sandbox sandbox) throws IOException {
    String path = path(operation);
    Sandbox.Reply reply =
        sandbox.send(operation.method(), path + "?api-version=" + operation.version(), null);
    // Or else the scan is throttled.
    sandbox.letTimePass(Duration.ofSeconds(1));
    boolean routed =
        sandbox.emulator().operations().stream().anyMatch(route -> answers(route, operation, path));
    return new ScannedOperation(operation, outcome(operation, routed, reply), reply);
  }

  private static boolean answers(Route route, Operation operation, String path) {
    return route.method().equals(operation.method()) && route.pattern().match(path) != null;
  }

  private static Outcome outcome(Operation operation, boolean routed, Sandbox.Reply reply) {
    // An answer to HEAD has no body that could say more.
    boolean saidMissing =
        reply.status() == 501
            && (operation.method().equals("HEAD")
                || (reply.body().contains("\"NotEmulated\"")
                    && reply.body().contains("'" + operation.id() + "'")));
    if (saidMissing) {
      return routed ? Outcome.WRONG : Outcome.NOT_EMULATED;
    }
    boolean lost =
        reply.status() >= 500
            || reply.status() == 405
            || reply.body().contains("\"InvalidResourceType\"")
            || reply.body().contains("\"NotFound\"");
    return routed && !lost ? Outcome.ANSWERED : Outcome.WRONG;
  }

  private static String path(Operation operation) {
    String template = operation.template().toString();
    Matcher placeholders = PLACEHOLDER.matcher(template);
    StringBuilder path = new StringBuilder();
    while (placeholders.find()) {
      String name = placeholders.group(1);
      boolean first = placeholders.start() <= 1;
      placeholders.appendReplacement(path, Matcher.quoteReplacement(value(operation, name, first)));
    }
    return placeholders.appendTail(path).toString().replaceAll("/+", "/");
  }

  private static String value(Operation operation, String name, boolean first) {
    if (name.equalsIgnoreCase("subscriptionId")) {
      return SUBSCRIPTION;
    }
    if (first && SCOPE.matcher(name).matches()) {
      return "subscriptions/"
          + SUBSCRIPTION
          + "/resourceGroups/scanned/providers/Microsoft.Sql/servers/scanned";
    }
    if (name.equals("scopeId")) {
      return "subscriptions/" + SUBSCRIPTION;
    }
    if (name.equals("parentResourcePath")) {
      return "";
    }
    if (name.equals("resourceProviderNamespace")) {
      return "Microsoft.Sql";
    }
    if (name.equals("resourceType")) {
      return "servers";
    }
    return operation.parametersIn("path").stream()
        .filter(parameter -> parameter.name().equals(name))
        .map(Parameter::schema)
        .map(schema -> schema.resolved().texts("enum"))
        .filter(values -> !values.isEmpty())
        .map(values -> values.get(0))
        .findFirst()
        .orElse("scanned");
  }

  @Override
  public String toString() {
    return operation + ": " + reply;
  }
}
