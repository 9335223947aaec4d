package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.runtime.azure.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Both retention policies of a database as Azure reports them.
 *
 * @param shortTerm the policy of point-in-time restore
 * @param longTerm the policy of long-term backups
 */
public record RetentionPolicies(ShortTermRetention shortTerm, LongTermRetention longTerm) {

  /** Reads both policies. Returns empty if there is no such database. */
  public static Optional<RetentionPolicies> read(SqlClients clients, TargetDatabase database) {
    Optional<ShortTermRetention> shortTerm =
        new ShortTermPolicy(clients.connection().rest()).read(database);
    if (shortTerm.isEmpty()) {
      return Optional.empty();
    }
    Optional<LongTermRetention> longTerm =
        database.hasLongTerm()
            ? new LongTermPolicy(clients).read(database)
            : Optional.of(LongTermRetention.NONE);
    return longTerm.map(policy -> new RetentionPolicies(shortTerm.get(), policy));
  }

  /** Returns the differences between the policies and the request; empty if there are none. */
  public List<Difference> differences(
      SqlClients clients, TargetDatabase database, BackupPolicy policy) {
    ShortTermPolicy shortTermPolicy = new ShortTermPolicy(clients.connection().rest());
    LongTermPolicy longTermPolicy = new LongTermPolicy(clients);
    List<Difference> differences = new ArrayList<>();
    differences.addAll(
        shortTermPolicy.differences(database, shortTermPolicy.wanted(policy), shortTerm));
    differences.addAll(
        longTermPolicy.differences(database, longTermPolicy.wanted(policy), longTerm));
    return differences;
  }
}
