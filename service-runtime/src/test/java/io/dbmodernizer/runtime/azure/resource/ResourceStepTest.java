package io.dbmodernizer.runtime.azure.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.azure.core.http.HttpHeaders;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.request.SampleRequest;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.ScriptedTransport;
import io.dbmodernizer.runtime.azure.TestAzure;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepDriver;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** The engine of declared resources, on firewall rules that are kept in a map. */
class ResourceStepTest {
  private final Map<String, String> azure = new TreeMap<>();
  private final List<String> writes = new ArrayList<>();
  private boolean policyUndoesWrites;

  @Test
  void whatIsMissingIsIntendedBeforeItIsWrittenTenInARun() {
    // Given
    StepDriver driver = driver(12, false);

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(driver.results()).hasSize(4);
    assertThat(((StepResult.InProgress) driver.results().get(0)).interim().resources())
        .hasSize(12)
        .allMatch(AzureResource::getCreated);
    assertThat(writes).hasSize(12).doesNotHaveDuplicates();
    assertThat(done.resources()).hasSize(12).allMatch(AzureResource::getCreated);
    assertThat(done.detail()).isEqualTo("12 firewall rules: 12 created, 0 changed");
  }

  @Test
  void whatWasWrittenInARunWhoseResultIsLostIsThisMigrationsOwn() {
    // Given
    StepDriver driver = driver(1, false);
    driver.runOnce();
    azure.put("rule-0", "wanted");

    // When
    StepResult.Done done = driver.runToDone();

    // Then
    assertThat(writes).isEmpty();
    assertThat(done.resources()).singleElement().matches(AzureResource::getCreated);
  }

  @Test
  void whatExistsAndMatchesIsOnlyFound() {
    // Given
    azure.put("rule-0", "wanted");

    // When
    StepResult.Done done = driver(1, false).runToDone();

    // Then
    assertThat(writes).isEmpty();
    assertThat(done.resources()).singleElement().matches(found -> !found.getCreated());
    assertThat(done.detail()).endsWith("already matches");
  }

  @Test
  void oneThatMustNotBeChangedKeepsAllFromBeingWritten() {
    // Given
    azure.put("rule-0", "wanted");
    azure.put("rule-1", "of another owner");
    StepDriver driver = driver(2, true);

    // When
    StepResult.Failed failed = driver.runToFailure();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.RESOURCE_CONFLICT);
    assertThat(failed.failure().getMessage()).contains("rule-1", "range is of another owner");
    assertThat(writes).isEmpty();
  }

  @Test
  void whatAnotherActorUndoesFailsAndIsWrittenAgainAfterARetry() {
    // Given
    azure.put("rule-0", "older");
    policyUndoesWrites = true;
    StepDriver driver = driver(1, false);

    // When
    StepResult.Failed failed = driver.runToFailure();
    int writesBefore = writes.size();
    policyUndoesWrites = false;
    driver.withRound(1).runToDone();

    // Then
    assertThat(failed.failure().getReason()).isEqualTo(Reason.POLICY_NOT_APPLIED);
    assertThat(writesBefore).isEqualTo(1);
    assertThat(writes).hasSize(2);
  }

  private StepDriver driver(int rules, boolean fixed) {
    List<Rule> members =
        IntStream.range(0, rules).mapToObj(i -> new Rule("rule-" + i, fixed)).toList();
    return StepDriver.of(
        new ResourceStep<>(
            TestAzure.over(new ScriptedTransport()), "rules", Set.of(), new Rules(members)),
        SampleRequest.valid());
  }

  private record Rules(List<Rule> members) implements ResourceSet<String> {
    @Override
    public ArmType type() {
      return ArmTypes.FIREWALL_RULE;
    }

    @Override
    public List<Rule> members(StepContext context) {
      return members;
    }
  }

  private final class Rule implements ResourceDeclaration<String> {
    private final String name;
    private final boolean fixed;

    Rule(String name, boolean fixed) {
      this.name = name;
      this.fixed = fixed;
    }

    @Override
    public ArmType type() {
      return ArmTypes.FIREWALL_RULE;
    }

    @Override
    public ResourceId id(StepContext context) {
      return TargetScope.of(context).onServer(type(), name);
    }

    @Override
    public Optional<Observed<String>> observe(StepContext context) {
      return Optional.ofNullable(azure.get(name))
          .map(range -> Observed.untagged(range, id(context).toString()));
    }

    @Override
    public List<Difference> compare(StepContext context, Observed<String> observed) {
      return observed.body().equals("wanted")
          ? List.of()
          : List.of(new Difference("range", "wanted", observed.body(), fixed));
    }

    @Override
    public ArmResponse write(StepContext context, Optional<Observed<String>> observed) {
      writes.add(name);
      if (!policyUndoesWrites) {
        azure.put(name, "wanted");
      }
      return new ArmResponse(
          200, id(context).toString(), new HttpHeaders(), JsonMapper.shared().missingNode());
    }
  }
}
