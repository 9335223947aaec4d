package io.dbmodernizer.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dbmodernizer.emulator.arm.call.ApiCall;
import io.dbmodernizer.emulator.arm.call.ArmException;
import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.call.CallKind;
import io.dbmodernizer.emulator.arm.call.Json;
import io.dbmodernizer.emulator.arm.operation.OperationOutcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class FaultsTest {

  private static final String PATH =
      "/subscriptions/s/resourceGroups/g/providers/Microsoft.Sql/servers/one";

  private final Faults faults = new Faults(() -> Instant.EPOCH);

  private static ArmRequest put(String path) {
    ApiCall call =
        new ApiCall("Microsoft.Sql/servers", "Microsoft.Sql/servers/write", CallKind.WRITE, path);
    return new ArmRequest("PUT", path, Map.of(), Map.of(), null, "app1", call);
  }

  private List<Integer> struck(int requests) {
    return IntStream.rangeClosed(1, requests)
        .filter(each -> faults.fire(put(PATH)).isPresent())
        .boxed()
        .toList();
  }

  @Test
  void aRuleStrikesTheFirstMatchOnceUnlessItSaysOtherwise() {
    // Given
    faults.add(FaultRule.of(FaultKind.STATUS_500));

    // When / Then
    assertThat(struck(3)).containsExactly(1);
    assertThat(faults.fired())
        .containsExactly(
            new FiredFault("fault-1", FaultKind.STATUS_500, Instant.EPOCH, "PUT", PATH, "app1"));
    assertThat(faults.rules())
        .singleElement()
        .satisfies(rule -> assertThat(rule.matched()).isEqualTo(3));
  }

  @Test
  void aRuleStrikesFromTheNthOnAsOftenAsItSays() {
    // Given
    faults.add(FaultRule.of(FaultKind.STATUS_500).nth(3).times(2));

    // When / Then
    assertThat(struck(6)).containsExactly(3, 4);
  }

  @Test
  void ofTwoRulesTheOldestStrikesAndBothCount() {
    // Given
    faults.add(FaultRule.of(FaultKind.STATUS_500));
    faults.add(FaultRule.of(FaultKind.STATUS_503).nth(2));

    // When
    struck(2);

    // Then
    assertThat(faults.fired())
        .extracting(FiredFault::kind)
        .containsExactly(FaultKind.STATUS_500, FaultKind.STATUS_503);
  }

  @Test
  void everythingThatARuleNamesHasToMatch() {
    // Given
    FaultRule rule = FaultRule.of(FaultKind.STATUS_429).always();

    // When / Then
    assertThat(matches(rule)).isTrue();
    assertThat(matches(rule.method("put"))).isTrue();
    assertThat(matches(rule.method("GET"))).isFalse();
    assertThat(matches(rule.type("microsoft.sql/SERVERS"))).isTrue();
    assertThat(matches(rule.type("Microsoft.Sql/servers/databases"))).isFalse();
    assertThat(matches(rule.path("*/servers/o*"))).isTrue();
    assertThat(matches(rule.path("*/servers"))).isFalse();
    assertThat(matches(rule.call(CallKind.WRITE))).isTrue();
    assertThat(matches(rule.call(CallKind.READ))).isFalse();
    assertThat(matches(rule.principal("app1"))).isTrue();
    assertThat(matches(rule.method("PUT").principal("app2"))).isFalse();
  }

  private static boolean matches(FaultRule rule) {
    Faults one = new Faults(() -> Instant.EPOCH);
    one.add(rule);
    return one.fire(put(PATH)).isPresent();
  }

  @Test
  void faultsOfOperationsStrikeOperationsOnly() {
    // Given
    faults.add(FaultRule.of(FaultKind.OPERATION_FAILED).saying("Code", "Message"));

    // When / Then
    assertThat(struck(1)).isEmpty();
    assertThat(faults.of(put(PATH)))
        .isEqualTo(new OperationOutcome.Failing("OPERATION_FAILED", "Code", "Message"));
    assertThat(faults.of(put(PATH))).isEqualTo(OperationOutcome.NORMAL);
  }

  @Test
  void aStuckOperationIsReleasedWithItsRuleAndAtOnceIfTheRuleIsGone() {
    // Given
    String id = faults.add(FaultRule.of(FaultKind.OPERATION_STUCK).times(2));
    OperationOutcome.Stuck one = (OperationOutcome.Stuck) faults.of(put(PATH));
    OperationOutcome.Stuck other = (OperationOutcome.Stuck) faults.of(put(PATH));
    List<String> released = new ArrayList<>();
    one.release().accept(() -> released.add("one"));

    // When
    boolean removed = faults.remove(id);
    boolean again = faults.remove(id);

    // Then
    assertThat(removed).isTrue();
    assertThat(again).isFalse();
    assertThat(released).containsExactly("one");

    // When
    other.release().accept(() -> released.add("other"));

    // Then
    assertThat(released).containsExactly("one", "other");
  }

  @Test
  void aRuleThatMakesNoSenseIsRefused() {
    // When / Then
    assertThatThrownBy(() -> FaultRule.of(FaultKind.STATUS_500).nth(0))
        .hasMessageContaining("nth=0");
    assertThatThrownBy(() -> FaultRule.of(FaultKind.STATUS_429).afterwards())
        .hasMessageContaining("STATUS_429");
  }

  @Test
  void aRuleIsReadFromJsonAndWrittenBack() {
    // Given
    ObjectNode json =
        Json.parseObject(
            "{\"kind\":\"timeout\",\"method\":\"PUT\",\"type\":\"Microsoft.Sql/servers\",\"path\":\"*\",\"call\":\"write\",\"principal\":\"app1\",\"afterHandling\":true,\"nth\":2,\"times\":3,\"durationSeconds\":5}");

    // When
    faults.add(FaultJson.rule(json));
    ObjectNode written = FaultJson.json(faults.rules().get(0));

    // Then
    json.properties()
        .forEach(
            property ->
                assertThat(written.get(property.getKey()).asString())
                    .isEqualToIgnoringCase(property.getValue().asString()));
    assertThat(faults.rules().get(0).rule().afterHandling()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kind\":\"EARTHQUAKE\"}",
        "{\"kind\":\"STATUS_500\",\"nth\":\"two\"}",
        "{\"kind\":\"STATUS_500\",\"times\":0}",
        "{\"kind\":\"STATUS_500\",\"often\":1}"
      })
  void jsonThatIsNoRuleIsRefused(String json) {
    // When / Then
    assertThatThrownBy(() -> FaultJson.rule(Json.parseObject(json)))
        .isInstanceOfSatisfying(
            ArmException.class, e -> assertThat(e.code()).isEqualTo("InvalidFaultRule"));
  }
}
