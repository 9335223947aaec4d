package io.dbmodernizer.provisioner;

import io.dbmodernizer.provisioner.azure.AzureClients;
import io.dbmodernizer.provisioner.database.NamedReplicaStep;
import io.dbmodernizer.provisioner.database.SqlDatabaseStep;
import io.dbmodernizer.provisioner.entra.EntraAdministratorStep;
import io.dbmodernizer.provisioner.entra.EntraOnlyAuthenticationStep;
import io.dbmodernizer.provisioner.firewall.FirewallRulesStep;
import io.dbmodernizer.provisioner.names.TargetNamesStep;
import io.dbmodernizer.provisioner.names.TargetPlace;
import io.dbmodernizer.provisioner.names.TargetPlaceStep;
import io.dbmodernizer.provisioner.pool.ElasticPoolStep;
import io.dbmodernizer.provisioner.removal.Cancellation;
import io.dbmodernizer.provisioner.removal.TargetRemoval;
import io.dbmodernizer.provisioner.resourcegroup.ResourceGroupStep;
import io.dbmodernizer.provisioner.security.DefenderPlanStep;
import io.dbmodernizer.provisioner.security.ThreatProtectionStep;
import io.dbmodernizer.provisioner.security.VulnerabilityAssessmentStep;
import io.dbmodernizer.provisioner.server.SqlServerStep;
import io.dbmodernizer.provisioner.source.CheckSourceStep;
import io.dbmodernizer.provisioner.storage.BlobContainerStep;
import io.dbmodernizer.provisioner.storage.StorageAccountStep;
import io.dbmodernizer.runtime.secret.SecretResolver;
import io.dbmodernizer.sql.SqlConnections;
import java.util.List;
import java.util.Set;

/** Puts the stage together from its steps. */
final class ProvisionerSteps {

  private ProvisionerSteps() {}

  /**
   * @param clients of the Azure SDK
   * @param secrets resolves the administrator's password
   * @param source opens the source, for a look before anything is created
   */
  static ProvisionerStage stage(
      AzureClients clients, SecretResolver secrets, SqlConnections source) {
    return new ProvisionerStage(
        List.of(
            new CheckSourceStep(source),
            new TargetPlaceStep(new TargetPlace(clients.connection().rest())),
            new TargetNamesStep(clients),
            new ResourceGroupStep(
                clients, Set.of(CheckSourceStep.NAME, TargetPlaceStep.NAME, TargetNamesStep.NAME)),
            new SqlServerStep(clients, secrets),
            new FirewallRulesStep(clients),
            new EntraAdministratorStep(clients),
            new ThreatProtectionStep(clients),
            new DefenderPlanStep(clients),
            new VulnerabilityAssessmentStep(clients),
            new ElasticPoolStep(clients),
            new SqlDatabaseStep(clients),
            new NamedReplicaStep(clients),
            new StorageAccountStep(clients),
            new BlobContainerStep(clients)),
        List.of(
            new Cancellation(clients.connection()),
            TargetRemoval.of(ProvisionerStage.NAME, clients)),
        List.of(new EntraOnlyAuthenticationStep(clients)));
  }
}
