package io.dbmodernizer.provisioner;

import io.dbmodernizer.events.TargetProvisioned;
import io.dbmodernizer.events.TargetProvisioningFailed;
import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.command.CommandRefusals;
import io.dbmodernizer.provisioner.command.OtherStages;
import io.dbmodernizer.provisioner.database.NamedReplicaDatabase;
import io.dbmodernizer.provisioner.database.SqlDatabase;
import io.dbmodernizer.provisioner.entra.EntraOnlyAuthenticationStep;
import io.dbmodernizer.provisioner.entra.ServerAdministrator;
import io.dbmodernizer.provisioner.firewall.FirewallRules;
import io.dbmodernizer.provisioner.names.TargetNamesStep;
import io.dbmodernizer.provisioner.names.TargetPlace;
import io.dbmodernizer.provisioner.names.TargetPlaceStep;
import io.dbmodernizer.provisioner.pool.ElasticPool;
import io.dbmodernizer.provisioner.removal.Cancellation;
import io.dbmodernizer.provisioner.removal.TargetRemoval;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroup;
import io.dbmodernizer.provisioner.security.ServersDefenderPlan;
import io.dbmodernizer.provisioner.security.ThreatProtection;
import io.dbmodernizer.provisioner.security.VulnerabilityAssessment;
import io.dbmodernizer.provisioner.server.PrivateEndpoint;
import io.dbmodernizer.provisioner.server.SqlServer;
import io.dbmodernizer.provisioner.source.CheckSourceStep;
import io.dbmodernizer.provisioner.storage.BlobContainer;
import io.dbmodernizer.provisioner.storage.StorageAccount;
import io.dbmodernizer.request.RequestRules;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.runtime.stage.StageDefinition;
import io.dbmodernizer.runtime.step.Outputs;
import io.dbmodernizer.sql.SqlConnections;
import io.dbmodernizer.state.StageState;
import io.dbmodernizer.topics.Topic;
import java.util.List;
import java.util.Set;

/**
 * The first stage of a migration. It brings the target to the state that the request asks for. Its
 * event carries the request, so that the later stages need no other event.
 */
final class ProvisionerStage {
  /** Name of the stage. */
  static final String NAME = "provisioner";

  private ProvisionerStage() {}

  /**
   * Returns the stage as the service runs it.
   *
   * @param clients of the Azure SDK
   * @param secrets resolves the administrator's password
   * @param source opens the source, for the check before anything is created
   */
  static StageDefinition of(AzureClients clients, SecretResolver secrets, SqlConnections source) {
    return outline()
        .steps(
            List.of(
                new CheckSourceStep(source),
                new TargetPlaceStep(new TargetPlace(clients.connection().rest())),
                new TargetNamesStep(clients),
                ResourceGroup.step(
                    clients,
                    Set.of(CheckSourceStep.NAME, TargetPlaceStep.NAME, TargetNamesStep.NAME)),
                SqlServer.step(clients, secrets),
                FirewallRules.step(clients),
                PrivateEndpoint.step(clients.connection()),
                ServerAdministrator.step(clients),
                ThreatProtection.step(clients),
                ServersDefenderPlan.step(clients.connection()),
                VulnerabilityAssessment.step(clients.connection()),
                ElasticPool.step(clients),
                SqlDatabase.step(clients),
                NamedReplicaDatabase.step(clients),
                StorageAccount.step(clients),
                BlobContainer.step(clients)))
        .procedures(
            List.of(new Cancellation(clients.connection()), TargetRemoval.of(NAME, clients)))
        .upkeep(List.of(new EntraOnlyAuthenticationStep(clients)))
        .build();
  }

  /**
   * Returns the stage without steps. Besides users' requests and commands it reads the outcomes of
   * the other stages, which the rules of commands need.
   */
  static StageDefinition.Builder outline() {
    return StageDefinition.named(NAME, Topic.REQUESTS, Topic.TARGETS)
        .reads(Set.of(Topic.MIGRATIONS, Topic.BACKUPS, Topic.MONITORING), OtherStages::after)
        .rules(RequestRules::check)
        .refusal(CommandRefusals::refusal)
        .completed((state, now) -> provisioned(state))
        .failed(
            (state, failure) -> TargetProvisioningFailed.newBuilder().setFailure(failure).build());
  }

  private static TargetProvisioned provisioned(StageState state) {
    Outputs outputs = Outputs.of(state);
    return TargetProvisioned.newBuilder()
        .setRequest(state.getRequest())
        .setServerFqdn(outputs.get(SqlServer.SERVER_FQDN))
        .setServerId(outputs.get(SqlServer.SERVER_ID))
        .setDatabaseId(outputs.get(SqlDatabase.DATABASE_ID))
        .setResources(state.getResources())
        .build();
  }
}
