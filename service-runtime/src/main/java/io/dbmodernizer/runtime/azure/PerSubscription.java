package io.dbmodernizer.runtime.azure;

import com.azure.core.http.HttpPipeline;
import com.azure.core.management.profile.AzureProfile;
import io.dbmodernizer.events.MigrationRequested;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;

/**
 * A client of the Azure SDK, built once per subscription; thread-safe.
 *
 * @param <C> the client
 */
public final class PerSubscription<C> {
  private final AzureConnection azure;
  private final BiFunction<HttpPipeline, AzureProfile, C> factory;
  private final Map<String, C> clients = new ConcurrentHashMap<>();

  /**
   * @param azure connection to Azure Resource Manager
   * @param factory builds a client of one subscription
   */
  public PerSubscription(AzureConnection azure, BiFunction<HttpPipeline, AzureProfile, C> factory) {
    this.azure = azure;
    this.factory = factory;
  }

  /** Returns the client of a subscription. */
  public C of(String subscriptionId) {
    return clients.computeIfAbsent(
        subscriptionId, id -> factory.apply(azure.pipeline(), azure.profile(id)));
  }

  /** Returns the client of the subscription of a request's target. */
  public C of(MigrationRequested request) {
    return of(request.getTarget().getAzure().getSubscriptionId());
  }
}
