package io.dbmodernizer.request;

import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.MigrationRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Advice on an acceptable request: values that are probably mistakes, as far as that is known
 * without a call to Azure. No request is refused because of it.
 */
public final class RequestAdvice {
  private static final String ASK = "check with 'modernize verify --preflight FILE'";

  private RequestAdvice() {}

  /**
   * Returns the advice on a request.
   *
   * @param request a request that follows {@link RequestRules}
   * @return a sentence for each value in question, beginning with the field; empty if there is none
   */
  public static List<String> of(MigrationRequested request) {
    List<String> advice = new ArrayList<>();
    region(request.getTarget().getAzure().getRegion()).ifPresent(advice::add);
    pool(request.getTarget().getDatabase().getElasticPool()).ifPresent(advice::add);
    return advice;
  }

  private static Optional<String> region(String region) {
    return Region.isKnown(region)
        ? Optional.empty()
        : Optional.of(
            "target.azure.region: '"
                + region
                + "' is not a region that this release knows"
                + Region.closest(region).map(close -> "; did you mean " + close + "?").orElse("")
                + "; "
                + ASK);
  }

  private static Optional<String> pool(ElasticPoolTarget pool) {
    boolean joins =
        !OptionalFields.isAbsent(pool.getName())
            && OptionalFields.isAbsent(pool.getServiceObjective());
    return joins
        ? Optional.of(
            "target.database.elasticPool.name: '"
                + pool.getName()
                + "' must exist on the server, because the request has no serviceObjective to create it; "
                + ASK)
        : Optional.empty();
  }
}
