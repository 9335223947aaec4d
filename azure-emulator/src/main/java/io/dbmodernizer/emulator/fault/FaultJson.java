package io.dbmodernizer.emulator.fault;

import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.CallKind;
import io.dbmodernizer.emulator.arm.call.Json;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The JSON form of fault rules and fired faults in {@code /_emulator/faults}. */
final class FaultJson {

  private static final Set<String> NAMES =
      Set.of(
          "kind",
          "method",
          "type",
          "path",
          "call",
          "principal",
          "afterHandling",
          "nth",
          "times",
          "code",
          "message",
          "durationSeconds");

  private FaultJson() {}

  /**
   * Reads a rule.
   *
   * @throws ArmException 400 InvalidFaultRule; the message names the property and its accepted
   *     values
   */
  static FaultRule rule(ObjectNode json) {
    for (String name : json.propertyNames()) {
      if (!NAMES.contains(name)) {
        throw invalid(name, "is not a property of a fault rule; use " + NAMES);
      }
    }
    FaultKind kind = constant(json, "kind", FaultKind.class);
    if (kind == null) {
      throw invalid("kind", "is required; one of " + Arrays.toString(FaultKind.values()));
    }
    FaultRule usual = FaultRule.of(kind);
    try {
      return new FaultRule(
          kind,
          new RequestMatch(
              Json.text(json, "/method"),
              Json.text(json, "/type"),
              Json.text(json, "/path"),
              constant(json, "call", CallKind.class),
              Json.text(json, "/principal")),
          json.path("afterHandling").asBoolean(false),
          number(json, "nth", usual.nth()),
          number(json, "times", usual.times()),
          Json.text(json, "/code"),
          Json.text(json, "/message"),
          Duration.ofSeconds(number(json, "durationSeconds", (int) usual.duration().toSeconds())));
    } catch (IllegalArgumentException e) {
      throw ArmException.badRequest("InvalidFaultRule", String.valueOf(e.getMessage()));
    }
  }

  private static <E extends Enum<E>> @Nullable E constant(
      ObjectNode json, String name, Class<E> constants) {
    String text = Json.text(json, "/" + name);
    if (text == null) {
      return null;
    }
    try {
      return Enum.valueOf(constants, text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw invalid(
          name,
          "is '%s'; it must be one of %s"
              .formatted(text, Arrays.toString(constants.getEnumConstants())));
    }
  }

  private static int number(ObjectNode json, String name, int absent) {
    JsonNode value = json.path(name);
    if (value.isMissingNode()) {
      return absent;
    }
    if (!value.isInt()) {
      throw invalid(name, "must be a whole number, not " + value);
    }
    return value.asInt();
  }

  private static ArmException invalid(String name, String problem) {
    return ArmException.badRequest("InvalidFaultRule", "'" + name + "' " + problem + ".");
  }

  static ObjectNode json(ActiveRule active) {
    FaultRule rule = active.rule();
    return Json.object(
        json -> {
          json.put("id", active.id()).put("kind", rule.kind().name());
          json.put("method", rule.match().method()).put("type", rule.match().type());
          json.put("path", rule.match().path());
          CallKind call = rule.match().call();
          json.put("call", call == null ? null : call.name());
          json.put("principal", rule.match().principal());
          json.put("afterHandling", rule.afterHandling());
          json.put("nth", rule.nth()).put("times", rule.times());
          json.put("code", rule.code()).put("message", rule.message());
          json.put("durationSeconds", rule.duration().toSeconds());
          json.put("matched", active.matched()).put("fired", active.fired());
        });
  }

  static ObjectNode json(FiredFault fault) {
    return Json.object(
        json ->
            json.put("rule", fault.rule())
                .put("kind", fault.kind().name())
                .put("time", fault.time().toString())
                .put("method", fault.method())
                .put("path", fault.path())
                .put("principal", fault.principal()));
  }
}
