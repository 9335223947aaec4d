package io.dbmodernizer.provisioner.server;

import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.events.Reason;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.resource.Demand;
import io.dbmodernizer.runtime.azure.resource.ResourceDeclaration;
import io.dbmodernizer.runtime.azure.resource.TargetScope;
import io.dbmodernizer.runtime.step.StepContext;
import io.dbmodernizer.runtime.step.StepResult;
import java.util.Optional;

/**
 * A setting of the server that a request may ask for. It is switched on if this migration created
 * the server. On a server of another owner it must be on already, because it applies to every
 * database there. A setting that is off counts as one that does not exist.
 *
 * @param <R> the setting as observed
 */
public interface ServerSetting<R> extends ResourceDeclaration<R> {

  /** Returns whether the request asks for the setting. */
  boolean isRequested(MigrationRequested request);

  /** Returns the last segment of the setting's id, for example {@code default}. */
  String azureName();

  @Override
  default Demand demand(MigrationRequested request) {
    return Demand.when(isRequested(request), "no " + type().label() + " requested");
  }

  @Override
  default ResourceId id(StepContext context) {
    return TargetScope.of(context).onServer(type(), azureName());
  }

  @Override
  default String subject(StepContext context) {
    return type().label() + " of SQL server " + TargetScope.of(context).server();
  }

  @Override
  default Optional<StepResult.Failed> refusalToCreate(StepContext context) {
    return SqlServer.isOwned(context)
        ? Optional.empty()
        : Optional.of(
            StepResult.failed(
                Reason.RESOURCE_CONFLICT,
                subject(context),
                type().label()
                    + " is off on SQL server "
                    + TargetScope.of(context).server()
                    + ", which this migration did not create and so does not change",
                "Leave it out of the request, have the owner of the server switch it on, or choose"
                    + " another server."));
  }
}
