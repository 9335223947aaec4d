package io.dbmodernizer.backup.removal;

import io.dbmodernizer.backup.retention.LongTermPolicy;
import io.dbmodernizer.backup.retention.ShortTermPolicy;
import io.dbmodernizer.backup.retention.SqlClients;
import io.dbmodernizer.backup.retention.TargetDatabase;
import io.dbmodernizer.backup.vault.VaultRemoval;
import io.dbmodernizer.events.AzureResource;
import io.dbmodernizer.events.BackupRemoved;
import io.dbmodernizer.events.Failure;
import io.dbmodernizer.events.RemovalFailed;
import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.removal.RemovableType;
import io.dbmodernizer.runtime.azure.removal.RemovedResources;
import io.dbmodernizer.runtime.azure.removal.ResourceRemovalStep;
import io.dbmodernizer.runtime.azure.resource.ArmTypes;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;

/**
 * The removal procedure of the backup stage. It puts back the retention policies of a database that
 * this migration did not create, and removes an empty vault. It keeps restored databases, because a
 * user asked for their data, and long-term backups, which stay until their retention ends. Its
 * event does not list parts of a removed resource.
 */
public final class BackupRemoval implements Procedure {
  private static final String SHORT_TERM = "put-back-short-term-retention";
  private static final String LONG_TERM = "put-back-long-term-retention";
  private static final String RESTORED = "kept-restored-databases";
  private static final String VAULT = "remove-vault";

  private final List<Step> steps;

  /**
   * Creates the procedure.
   *
   * @param clients clients of the Azure SDK
   */
  public BackupRemoval(SqlClients clients) {
    AzureConnection azure = clients.connection();
    RemovableType restored =
        RemovableType.of(ArmTypes.SQL_DATABASE)
            .guardedBy(
                (context, resource, live) ->
                    Optional.of("a user requested the restore and owns its data"));
    this.steps =
        List.of(
            PreviousPolicy.step(azure, new ShortTermPolicy(azure.rest()), SHORT_TERM, Set.of()),
            PreviousPolicy.step(azure, new LongTermPolicy(clients), LONG_TERM, Set.of(SHORT_TERM)),
            new KeptBackupsStep(azure),
            new ResourceRemovalStep(azure, RESTORED, Set.of(), restored),
            VaultRemoval.step(azure, VAULT, Set.of()));
  }

  @Override
  public String name() {
    return REMOVE;
  }

  @Override
  public List<Step> steps() {
    return steps;
  }

  @Override
  public Optional<SpecificRecord> completed(StageState state, Instant now) {
    List<AzureResource> removed = RemovedResources.removed(state);
    List<String> gone =
        Stream.concat(removed.stream().map(AzureResource::getId), ownDatabase(state).stream())
            .map(id -> id.toLowerCase(Locale.ROOT) + "/")
            .toList();
    List<AzureResource> kept =
        RemovedResources.kept(state).stream()
            .filter(
                resource ->
                    gone.stream().noneMatch(resource.getId().toLowerCase(Locale.ROOT)::startsWith))
            .toList();
    return Optional.of(BackupRemoved.newBuilder().setRemoved(removed).setKept(kept).build());
  }

  @Override
  public Optional<SpecificRecord> failed(StageState state, Failure failure) {
    return Optional.of(RemovalFailed.newBuilder().setStage("backup").setFailure(failure).build());
  }

  private static Optional<String> ownDatabase(StageState state) {
    TargetProvisioned target = state.getTarget();
    return Optional.ofNullable(target)
        .map(TargetDatabase::of)
        .filter(TargetDatabase::owned)
        .map(TargetDatabase::id);
  }
}
