package io.dbmodernizer.backup.drift;

import io.dbmodernizer.backup.retention.PolicyKind;
import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.Difference;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One policy that no longer is what was set.
 *
 * @param kind which
 * @param wanted what was set
 * @param observed what Azure reports; null if the database is gone
 * @param differences property by property
 */
record PolicyDrift<P>(
    PolicyKind<P> kind, P wanted, @Nullable P observed, List<Difference> differences) {

  String label() {
    return kind.type().label();
  }

  List<String> texts() {
    return differences.stream().map(difference -> label() + ": " + difference).toList();
  }

  boolean canBeWritten() {
    return observed != null;
  }

  ArmResponse write(TargetDatabase target) {
    return kind.write(target, wanted, observed == null ? wanted : observed);
  }
}
