package io.dbmodernizer.systemtests.contract.scan;

import io.dbmodernizer.systemtests.contract.example.Example;
import io.dbmodernizer.systemtests.contract.example.Sandbox;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes one property of a resource and reads it back. The resource is created and deleted for each
 * value; one that cannot be deleted is changed.
 */
final class WriteBack {

  /** What became of a property. */
  enum Outcome {
    /** It is answered as it was written. */
    KEPT,
    /** It was accepted and is not answered, as Azure does not answer it either. */
    UNANSWERED,
    /** No value was accepted. */
    REFUSED,
    /** It was accepted, and is gone. */
    DROPPED,
    /** The emulator failed. */
    FAILED
  }

  /**
   * A property and what became of it.
   *
   * @param detail the last answer
   */
  record Written(WritableProperty property, Outcome outcome, String detail) {}

  private static final Pattern RUNNING = Pattern.compile("\"(Creating|InProgress)\"");

  private final Sandbox sandbox;
  private final Example example;
  private final JsonNode least;
  private final SampleValues samples = new SampleValues();

  /**
   * @param example a PUT whose prerequisites are there
   * @param least the least valid body
   */
  WriteBack(Sandbox sandbox, Example example, JsonNode least) {
    this.sandbox = sandbox;
    this.example = example;
    this.least = least;
  }

  /** Tries the values of a property until one is accepted. */
  Written write(WritableProperty property) throws IOException {
    Sandbox.Reply created = put(least);
    if (created.refused()) {
      return new Written(property, Outcome.FAILED, "not created: " + created);
    }
    JsonNode before = read().at(property.pointer());
    delete();
    String detail = "no value to try";
    List<JsonNode> values =
        samples.of(property.schema()).stream().filter(value -> !value.equals(before)).toList();
    for (JsonNode value : values) {
      Sandbox.Reply reply = put(with(property.path(), value));
      if (reply.status() == 501 || (reply.refused() && reply.status() < 500)) {
        detail = reply.toString();
        continue;
      }
      if (reply.refused()) {
        return new Written(property, Outcome.FAILED, value + " " + reply);
      }
      JsonNode after = read();
      delete();
      return judged(property, value, after);
    }
    return new Written(property, Outcome.REFUSED, detail);
  }

  private static Written judged(WritableProperty property, JsonNode value, JsonNode after) {
    JsonNode found = after.at(property.pointer());
    if (holds(found, value)) {
      return new Written(property, Outcome.KEPT, "");
    }
    return property.answered()
        ? new Written(property, Outcome.DROPPED, value + " became " + found)
        : new Written(property, Outcome.UNANSWERED, "");
  }

  /** Whether an answer has everything that was written; Azure may add to it. */
  private static boolean holds(JsonNode found, JsonNode written) {
    if (written.isObject() && found.isObject()) {
      return written.properties().stream()
          .allMatch(each -> holds(found.path(each.getKey()), each.getValue()));
    }
    if (written.isArray() && found.isArray() && written.size() == found.size()) {
      for (int i = 0; i < written.size(); i++) {
        if (!holds(found.get(i), written.get(i))) {
          return false;
        }
      }
      return true;
    }
    if (written.isNumber() && found.isNumber()) {
      return written.decimalValue().compareTo(found.decimalValue()) == 0;
    }
    return written.isString() && found.isString()
        ? written.asString().equals(found.asString())
        : written.equals(found);
  }

  private JsonNode with(List<String> path, JsonNode value) {
    ObjectNode body = (ObjectNode) least.deepCopy();
    ObjectNode place = body;
    for (String name : path.subList(0, path.size() - 1)) {
      place = place.get(name) instanceof ObjectNode there ? there : place.putObject(name);
    }
    place.set(path.get(path.size() - 1), value);
    return body;
  }

  private Sandbox.Reply put(JsonNode body) throws IOException {
    Sandbox.Reply reply = sandbox.send("PUT", target(), body);
    sandbox.letTimePass();
    if (!reply.refused()) {
      // A migration copies rows in real time, however far the clock is moved.
      Awaitility.await()
          .pollInterval(Duration.ofMillis(5))
          .until(() -> !RUNNING.matcher(read().toString()).find());
    }
    return reply;
  }

  private JsonNode read() throws IOException {
    String body = sandbox.send("GET", target(), null).body();
    return JsonMapper.shared().readTree(body.isEmpty() ? "{}" : body);
  }

  private void delete() throws IOException {
    // A migration that waits gives up after eight hours.
    sandbox.letTimePass(Duration.ofHours(9));
    sandbox.send("DELETE", target(), null);
    sandbox.letTimePass();
  }

  private String target() {
    String target = example.target();
    return target.substring(0, target.indexOf('?'))
        + "?api-version="
        + example.operation().version();
  }
}
