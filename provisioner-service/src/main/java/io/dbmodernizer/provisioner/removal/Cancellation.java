package io.dbmodernizer.provisioner.removal;

import io.dbmodernizer.events.Failure;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.stage.Procedure;
import io.dbmodernizer.runtime.step.Step;
import io.dbmodernizer.state.StageState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;

/**
 * The cancellation of provisioning. No further step begins, and the procedure waits for the
 * operations that Azure has begun. Created resources stay until a teardown is requested.
 */
public final class Cancellation implements Procedure {
  private final List<Step> steps;

  /**
   * @param azure connection to Azure Resource Manager
   */
  public Cancellation(AzureConnection azure) {
    this.steps = List.of(new SettleOperationsStep(azure, "settle-operations", Set.of()));
  }

  @Override
  public String name() {
    return CANCEL;
  }

  @Override
  public List<Step> steps() {
    return steps;
  }

  @Override
  public Optional<SpecificRecord> completed(StageState state, Instant now) {
    return Optional.empty();
  }

  @Override
  public Optional<SpecificRecord> failed(StageState state, Failure failure) {
    return Optional.empty();
  }
}
