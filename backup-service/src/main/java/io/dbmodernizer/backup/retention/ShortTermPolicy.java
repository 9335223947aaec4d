package io.dbmodernizer.backup.retention;

import io.dbmodernizer.events.BackupPolicy;
import io.dbmodernizer.runtime.azure.ArmResponse;
import io.dbmodernizer.runtime.azure.ArmRest;
import io.dbmodernizer.runtime.azure.Difference;
import io.dbmodernizer.runtime.azure.resource.ArmType;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.step.OutputKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The policy of point-in-time restore.
 *
 * <p>It is read and written as JSON, because the SDK (azure-resourcemanager-sql 2.53.5) writes
 * {@code diffBackupIntervalInHours} as a string. The API has a number there, and the SDK cannot
 * read every answer.
 */
public final class ShortTermPolicy implements PolicyKind<ShortTermRetention> {
  private static final String DAYS = "retentionDays";
  private static final String HOURS = "diffBackupIntervalInHours";

  private static final OutputKey<ShortTermRetention> PREVIOUS =
      OutputKey.of("backup.previous.shortTerm", ShortTermPolicy::text, ShortTermPolicy::parse);

  private final ArmRest rest;

  /**
   * Creates the policy kind.
   *
   * @param rest connection to Azure Resource Manager
   */
  public ShortTermPolicy(ArmRest rest) {
    this.rest = rest;
  }

  @Override
  public ArmType type() {
    return ArmTypes.SHORT_TERM_RETENTION;
  }

  @Override
  public OutputKey<ShortTermRetention> previous() {
    return PREVIOUS;
  }

  @Override
  public Optional<ShortTermRetention> read(TargetDatabase database) {
    return rest.get(id(database).toString(), type().apiVersion())
        .map(
            answer -> {
              JsonNode properties = answer.body().path("properties");
              return new ShortTermRetention(
                  properties.path(DAYS).asInt(0), properties.path(HOURS).asInt(0));
            });
  }

  @Override
  public ShortTermRetention wanted(BackupPolicy policy) {
    return new ShortTermRetention(
        policy.getShortTermRetentionDays(), policy.getDifferentialBackupIntervalHours());
  }

  @Override
  public List<Difference> differences(
      TargetDatabase database, ShortTermRetention wanted, ShortTermRetention observed) {
    List<Difference> differences = new ArrayList<>();
    int days = wanted.retentionDays();
    if (days != observed.retentionDays()) {
      differences.add(
          new Difference(
              "properties." + DAYS,
              String.valueOf(days),
              String.valueOf(observed.retentionDays()),
              days < observed.retentionDays() && !database.owned()));
    }
    int hours = wanted.differentialBackupIntervalHours();
    int observedHours = observed.differentialBackupIntervalHours();
    if (database.hasDifferentials(observedHours) && hours != observedHours) {
      differences.add(Difference.mutable("properties." + HOURS, hours, observedHours));
    }
    return differences;
  }

  @Override
  public ArmResponse write(
      TargetDatabase database, ShortTermRetention wanted, ShortTermRetention observed) {
    ObjectNode body = JsonMapper.shared().createObjectNode();
    ObjectNode properties = body.putObject("properties");
    properties.put(DAYS, wanted.retentionDays());
    // Azure refuses the policy if it names an interval for a database without differential backups.
    if (database.hasDifferentials(observed.differentialBackupIntervalHours())) {
      properties.put(HOURS, wanted.differentialBackupIntervalHours());
    }
    return rest.put(id(database).toString(), type().apiVersion(), body);
  }

  private static String text(ShortTermRetention policy) {
    return policy.retentionDays() + "," + policy.differentialBackupIntervalHours();
  }

  private static ShortTermRetention parse(String text) {
    String[] parts = text.split(",", -1);
    return new ShortTermRetention(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }
}
