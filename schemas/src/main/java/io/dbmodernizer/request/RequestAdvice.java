package io.dbmodernizer.request;

import io.dbmodernizer.events.ElasticPoolTarget;
import io.dbmodernizer.events.MigrationRequested;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What in an acceptable request is probably a mistake, as far as it can be told without asking
 * Azure: a name that Azure may well know, though this release does not. Nothing is refused for it.
 */
public final class RequestAdvice {
  private static final String ASK = "'modernize verify --preflight FILE' asks Azure";

  private RequestAdvice() {}

  /**
   * Looks at a request.
   *
   * @param request one that keeps {@link RequestRules}
   * @return a sentence for each thing worth a look, beginning with the field; empty if there is
   *     none
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
                + "' is no region that this release knows"
                + Region.closest(region).map(close -> "; perhaps " + close).orElse("")
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
                + "' has to exist on the server, because no size is given to create it with; "
                + ASK)
        : Optional.empty();
  }
}
