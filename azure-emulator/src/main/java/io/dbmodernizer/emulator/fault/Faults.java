package io.dbmodernizer.emulator.fault;

import io.dbmodernizer.emulator.arm.call.ArmRequest;
import io.dbmodernizer.emulator.arm.operation.OperationOutcome;
import io.dbmodernizer.emulator.arm.operation.OperationOutcomes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The fault rules of an emulator. Every rule counts the requests that it matches. If several rules
 * are due for a request, the oldest fires. The same requests in the same order always get the same
 * faults. Safe for use by several threads.
 */
public final class Faults implements OperationOutcomes {

  private final InstantSource clock;
  private final Map<String, ActiveRule> rules = new LinkedHashMap<>();
  private final Map<String, List<Runnable>> stuck = new LinkedHashMap<>();
  private final List<FiredFault> fired = new ArrayList<>();
  private long lastId;

  /** Creates an empty set of rules. */
  public Faults(InstantSource clock) {
    this.clock = clock;
  }

  /** Adds a rule and returns its id. */
  public synchronized String add(FaultRule rule) {
    String id = "fault-" + ++lastId;
    rules.put(id, new ActiveRule(id, rule, 0, 0));
    return id;
  }

  /** Removes a rule and completes the operations that it keeps stuck. Returns false if unknown. */
  public boolean remove(String id) {
    List<Runnable> released;
    boolean present;
    synchronized (this) {
      present = rules.remove(id) != null;
      released = stuck.getOrDefault(id, List.of());
      stuck.remove(id);
    }
    released.forEach(Runnable::run);
    return present;
  }

  /** Removes all rules and completes stuck operations. The list of fired faults stays. */
  public void clear() {
    List<String> ids;
    synchronized (this) {
      ids = List.copyOf(rules.keySet());
    }
    ids.forEach(this::remove);
  }

  /** Returns the rules, oldest first. */
  public synchronized List<ActiveRule> rules() {
    return List.copyOf(rules.values());
  }

  /** Returns the faults that have fired since the start, oldest first. */
  public synchronized List<FiredFault> fired() {
    return List.copyOf(fired);
  }

  /**
   * Counts a request for all rules on requests and returns the rule that fires for it, empty if
   * none does.
   */
  synchronized Optional<ActiveRule> fire(ArmRequest request) {
    return fire(request, false);
  }

  /**
   * Counts an operation for all rules on operations and returns the outcome of the one that fires.
   */
  @Override
  public synchronized OperationOutcome of(ArmRequest request) {
    return fire(request, true).map(this::outcome).orElse(OperationOutcome.NORMAL);
  }

  private OperationOutcome outcome(ActiveRule active) {
    FaultRule rule = active.rule();
    if (rule.kind() == FaultKind.OPERATION_FAILED) {
      return new OperationOutcome.Failing(
          rule.kind().name(),
          rule.codeOr("InternalServerError"),
          rule.messageOr("An unexpected error occured while processing the request."));
    }
    return new OperationOutcome.Stuck(
        rule.kind().name(), release -> releaseWith(active.id(), release));
  }

  private void releaseWith(String id, Runnable release) {
    synchronized (this) {
      if (rules.containsKey(id)) {
        stuck.computeIfAbsent(id, key -> new ArrayList<>()).add(release);
        return;
      }
    }
    release.run();
  }

  private Optional<ActiveRule> fire(ArmRequest request, boolean operation) {
    Optional<ActiveRule> firing = Optional.empty();
    for (ActiveRule active : List.copyOf(rules.values())) {
      if (active.rule().kind().ofOperation() != operation
          || !active.rule().match().matches(request)) {
        continue;
      }
      ActiveRule counted = active.matchedOnce();
      if (firing.isEmpty() && counted.due()) {
        counted = counted.firedOnce();
        firing = Optional.of(counted);
      }
      rules.put(active.id(), counted);
    }
    firing.ifPresent(
        rule ->
            fired.add(
                new FiredFault(
                    rule.id(),
                    rule.rule().kind(),
                    clock.instant(),
                    request.method(),
                    request.path(),
                    request.principal())));
    return firing;
  }
}
