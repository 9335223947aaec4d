package io.dbmodernizer.provisioner.preflight;

import io.dbmodernizer.events.FieldViolation;
import io.dbmodernizer.events.MigrationRequested;
import io.dbmodernizer.provisioner.names.TargetPlace;
import io.dbmodernizer.runtime.preflight.PreflightCheck;
import io.dbmodernizer.runtime.preflight.PreflightFinding;
import java.util.List;

/** The check that Azure has the region, and that a pool to be joined exists. */
final class PlaceCheck implements PreflightCheck {
  private final TargetPlace place;

  PlaceCheck(TargetPlace place) {
    this.place = place;
  }

  @Override
  public String name() {
    return "place";
  }

  @Override
  public List<PreflightFinding> check(MigrationRequested request) {
    List<FieldViolation> violations = place.violations(request);
    return violations.isEmpty()
        ? List.of(
            PreflightFinding.passed(
                "region " + request.getTarget().getAzure().getRegion(),
                "Azure offers SQL servers there; a pool to be joined exists"))
        : violations.stream()
            .map(
                violation ->
                    PreflightFinding.failed(
                        violation.getField(),
                        violation.getMessage(),
                        "Give " + violation.getAccepted() + "."))
            .toList();
  }
}
