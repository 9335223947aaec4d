package io.dbmodernizer.azurecontract.check;

import io.dbmodernizer.azurecontract.recording.Exchange;
import io.dbmodernizer.azurecontract.spec.Operation;
import io.dbmodernizer.azurecontract.spec.Shapes;
import io.dbmodernizer.azurecontract.spec.SpecFolder;
import io.dbmodernizer.azurecontract.spec.SpecNode;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Holds an answer to its operation: status, headers and body. */
final class AnswerCheck {

  private final Shapes shapes;
  private final SpecFolder folder;

  AnswerCheck(Shapes shapes, SpecFolder folder) {
    this.shapes = shapes;
    this.folder = folder;
  }

  Findings check(Operation operation, Exchange exchange) {
    Findings findings = new Findings(Side.ANSWER);
    Optional<SpecNode> documented = operation.answer(exchange.status());
    if (documented.isPresent()) {
      documented(operation, documented.get(), exchange, findings);
    } else if (exchange.status() >= 400) {
      error(operation, exchange, findings);
    } else {
      findings.add(
          "",
          Rule.STATUS,
          "is %d; documented are %s"
              .formatted(exchange.status(), String.join(", ", operation.answers().keySet())));
    }
    return findings;
  }

  /** Checks what an operation finally came to, where {@code Location} has led. */
  Findings checkResult(Operation origin, Exchange exchange) {
    Findings findings = new Findings(Side.ANSWER);
    JsonNode body = exchange.responseBody();
    if (exchange.status() >= 400) {
      standardError(exchange, findings);
    } else if (exchange.status() == 200 && body != null) {
      origin
          .answer(200)
          .flatMap(answer -> answer.child("schema"))
          .ifPresent(schema -> body(schema, origin, body, findings));
    }
    return findings;
  }

  /** Checks the status of an operation, where {@code Azure-AsyncOperation} has led. */
  Findings checkStatus(Exchange exchange) {
    Findings findings = new Findings(Side.ANSWER);
    JsonNode body = exchange.responseBody();
    if (exchange.status() >= 400) {
      standardError(exchange, findings);
    } else if (body == null) {
      findings.add("", Rule.BODY, "has no body");
    } else {
      new SchemaCheck(shapes, findings, false)
          .check(folder.commonType("OperationStatusResult"), body, "");
    }
    return findings;
  }

  private void documented(
      Operation operation, SpecNode answer, Exchange exchange, Findings findings) {
    headers(operation, answer, exchange, findings);
    Optional<SpecNode> schema = answer.child("schema");
    JsonNode body = exchange.responseBody();
    if (exchange.method().equals("HEAD")) {
      return;
    }
    if (schema.isEmpty()) {
      if (body != null && exchange.status() < 400) {
        findings.add("", Rule.UNDOCUMENTED_BODY, "status " + exchange.status());
      }
    } else if (body == null) {
      findings.add("", Rule.BODY, "has no body for status " + exchange.status());
    } else if (exchange.status() < 400) {
      body(schema.get(), operation, body, findings);
    } else {
      error(operation, exchange, findings);
    }
  }

  private void headers(Operation operation, SpecNode answer, Exchange exchange, Findings findings) {
    ScalarCheck scalars = new ScalarCheck(findings);
    answer
        .children("headers")
        .forEach(
            (name, declared) ->
                exchange
                    .header(name)
                    .ifPresent(
                        value ->
                            scalars.check(declared, RequestCheck.typed(declared, value), name)));
    if (operation.longRunning()
        && exchange.status() == 202
        && exchange.header("Location").isEmpty()
        && exchange.header("Azure-AsyncOperation").isEmpty()) {
      findings.add(
          "Location", Rule.HEADER, "neither it nor Azure-AsyncOperation says how to go on");
    }
  }

  /** Checks an error against the operation's own schema, or else the one of all of Azure. */
  private void error(Operation operation, Exchange exchange, Findings findings) {
    JsonNode body = exchange.responseBody();
    if (exchange.method().equals("HEAD")) {
      return;
    }
    Optional<SpecNode> schema = operation.errorAnswer().flatMap(answer -> answer.child("schema"));
    if (schema.isPresent() && body != null) {
      Findings own = new Findings(Side.ANSWER);
      new SchemaCheck(shapes, own, false).check(schema.get(), body, "");
      if (!own.hasViolation()) {
        return;
      }
    }
    standardError(exchange, findings);
  }

  private void standardError(Exchange exchange, Findings findings) {
    JsonNode body = exchange.responseBody();
    if (body == null) {
      findings.add("", Rule.BODY, "has no body for error " + exchange.status());
      return;
    }
    new SchemaCheck(shapes, findings, false).check(folder.commonType("ErrorResponse"), body, "");
    for (String name : new String[] {"code", "message"}) {
      if (!body.path("error").path(name).isString()) {
        findings.add("error." + name, Rule.MISSING, "is in every error of Azure");
      }
    }
  }

  private void body(SpecNode schema, Operation operation, JsonNode body, Findings findings) {
    new SchemaCheck(shapes, findings, operation.method().equals("POST")).check(schema, body, "");
  }
}
