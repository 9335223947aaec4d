package io.dbmodernizer.runtime.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.AddHeadersFromContextPolicy;
import com.azure.core.http.policy.BearerTokenAuthenticationPolicy;
import com.azure.core.http.policy.RequestIdPolicy;
import com.azure.core.http.policy.UserAgentPolicy;
import com.azure.core.http.rest.Response;
import com.azure.core.management.AzureEnvironment;
import com.azure.core.management.profile.AzureProfile;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The connection of a service to Azure Resource Manager. It does not retry calls: the stage runtime
 * retries steps, with a backoff that survives a restart. Thread-safe.
 */
public final class AzureConnection {
  private final AzureProperties properties;
  private final HttpPipeline pipeline;
  private final ArmBudget budget;
  private final SharedListings listings;

  /**
   * @param properties endpoint, tenant and times
   * @param credential identity of the service
   * @param httpClient transport that trusts the endpoint
   * @param budget keeps the service under Azure's request limits
   * @param applicationId name of the service, sent as user agent
   */
  public AzureConnection(
      AzureProperties properties,
      TokenCredential credential,
      HttpClient httpClient,
      ArmBudget budget,
      String applicationId) {
    this.properties = properties;
    this.budget = budget;
    this.pipeline =
        new HttpPipelineBuilder()
            .httpClient(httpClient)
            .policies(
                WriteGuardPolicy.noting(),
                new UserAgentPolicy("dbmodernizer-" + applicationId),
                new RequestIdPolicy(),
                new AddHeadersFromContextPolicy(),
                new ArmBudgetPolicy(budget),
                new BearerTokenAuthenticationPolicy(credential, endpoint() + ".default"),
                WriteGuardPolicy.asking())
            .build();
    this.listings = new SharedListings(rest());
  }

  /**
   * Returns the pipeline, for managers of the Azure SDK: {@code
   * SqlServerManager.authenticate(pipeline, profile)}.
   */
  public HttpPipeline pipeline() {
    return pipeline;
  }

  /** Returns a profile of the Azure SDK for one subscription. */
  public AzureProfile profile(String subscriptionId) {
    Map<String, String> endpoints = new HashMap<>(AzureEnvironment.AZURE.getEndpoints());
    endpoints.put("resourceManagerEndpointUrl", endpoint());
    endpoints.put("managementEndpointUrl", endpoint());
    endpoints.put("activeDirectoryEndpointUrl", withSlash(properties.authorityHost()));
    return new AzureProfile(tenantId(), subscriptionId, new AzureEnvironment(endpoints));
  }

  /** Returns the client for types that no client library covers. */
  public ArmRest rest() {
    return new ArmRest(pipeline, properties.endpoint(), properties.pollInterval());
  }

  /** Returns the listings that the steps of many migrations share. */
  public SharedListings listings() {
    return listings;
  }

  /** Returns the poller of operations. */
  public OperationPoller operations() {
    return new OperationPoller(rest(), properties.operationTimeout());
  }

  /**
   * Waits for the first answer to a call of the SDK such as {@code
   * createOrUpdateWithResponseAsync}, at most for the time of one call. The transport's own limit
   * does not apply to an answer that never begins on a cut connection.
   *
   * @throws RuntimeException of the SDK if the call failed, or caused by a {@link
   *     java.util.concurrent.TimeoutException}
   */
  public ArmResponse firstAnswer(Mono<Response<Flux<ByteBuffer>>> call) {
    return call.flatMap(ArmResponse::of)
        .timeout(properties.callTimeout().plus(properties.callTimeout()))
        .blockOptional()
        .orElseThrow();
  }

  /** Returns the budget of calls. */
  public ArmBudget budget() {
    return budget;
  }

  private @Nullable String tenantId() {
    return properties.tenantId();
  }

  private String endpoint() {
    return withSlash(properties.endpoint());
  }

  private static String withSlash(URI uri) {
    String text = uri.toString();
    return text.endsWith("/") ? text : text + "/";
  }
}
