package io.dbmodernizer.backup.drift;

import io.dbmodernizer.backup.retention.PolicyKind;
import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A retention policy that differs from the request.
 *
 * @param kind which of the two policies
 * @param wanted the policy as requested
 * @param observed the policy as Azure reports it; null if the database does not exist
 * @param differences the properties that differ
 */
record PolicyDrift<P>(
    PolicyKind<P> kind, P wanted, @Nullable P observed, List<Difference> differences) {

  /** Returns the name of the policy for people. */
  String label() {
    return kind.type().label();
  }

  /** Returns the differences for people, one text for each. */
  List<String> texts() {
    return differences.stream().map(difference -> label() + ": " + difference).toList();
  }

  /** Returns whether the database exists, so that the policy can be written. */
  boolean canBeWritten() {
    return observed != null;
  }

  /** Writes the wanted policy and returns Azure's first answer. */
  ArmResponse write(TargetDatabase target) {
    return kind.write(target, wanted, observed == null ? wanted : observed);
  }
}
