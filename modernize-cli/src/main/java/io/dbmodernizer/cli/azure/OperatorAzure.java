package io.dbmodernizer.cli.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.http.HttpClient;
import io.dbmodernizer.cli.platform.AzureAccess;
import io.dbmodernizer.runtime.azure.ArmBudget;
import io.dbmodernizer.runtime.azure.ArmBudgetProperties;
import io.dbmodernizer.runtime.azure.ArmException;
import io.dbmodernizer.runtime.azure.AzureConnection;
import io.dbmodernizer.runtime.azure.AzureCredentials;
import io.dbmodernizer.runtime.azure.AzureProperties;
import io.dbmodernizer.runtime.azure.ResourceId;
import io.dbmodernizer.runtime.azure.TrustedHttpClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Azure, called with the identity of the operator. Calls are never repeated. */
public final class OperatorAzure {

  private static final ArmBudgetProperties AZURES_LIMITS =
      new ArmBudgetProperties(250, 25, 200, 10, 200, 10, 0);

  private final AzureProperties properties;
  private final AzureConnection connection;

  private OperatorAzure(AzureProperties properties) {
    this.properties = properties;
    HttpClient transport = TrustedHttpClient.create(properties);
    this.connection =
        new AzureConnection(
            properties,
            AzureCredentials.create(properties, transport),
            transport,
            new ArmBudget(AZURES_LIMITS, InstantSource.system()),
            "modernize");
  }

  /**
   * Returns the connection. The first of these settings applies: the endpoint, the environment, the
   * emulator of the local platform, Azure with the identity of {@code az login}.
   *
   * @param environment variables with the names that the services use, {@code DBMODERNIZER_AZURE_…}
   * @param endpoint base address of Resource Manager; null if none is given
   * @param local access to the emulator of the local platform; empty if it does not apply
   * @return the connection; it has not called Azure yet
   * @throws IllegalArgumentException if settings contradict each other; the message names them
   */
  public static OperatorAzure connect(
      Map<String, String> environment, @Nullable String endpoint, Optional<AzureAccess> local) {
    return new OperatorAzure(
        OperatorSettings.ofEnvironment(environment, endpoint)
            .or(() -> local.map(OperatorSettings::ofPlatform))
            .orElseGet(OperatorSettings::ofAzure));
  }

  /**
   * Calls an action of a resource.
   *
   * @param resourceId the resource
   * @param action name of the action
   * @param apiVersion api-version
   * @return the response
   * @throws IOException if Azure cannot be reached, does not accept the identity or refuses the
   *     call
   */
  public JsonNode act(String resourceId, String action, String apiVersion) throws IOException {
    try {
      String path = ResourceId.parse(resourceId).with(action).toString();
      return connection.rest().post(path, apiVersion, null).body();
    } catch (ArmException e) {
      throw new IOException(
          "%s refused %s of %s, %s: %s%s"
              .formatted(
                  properties.endpoint(),
                  action,
                  resourceId,
                  e.code().isEmpty() ? "status " + e.status() : e.code(),
                  e.getMessage(),
                  e.status() == 403 || e.status() == 401
                      ? "; give your identity the right to this operation"
                      : ""),
          e);
    } catch (ClientAuthenticationException e) {
      throw new IOException(
          "%s does not accept your identity: %s; sign in with 'az login', or set DBMODERNIZER_AZURE_TENANTID, _CLIENTID and _CLIENTSECRETREF"
              .formatted(properties.authorityHost(), firstLine(e)),
          e);
    } catch (UncheckedIOException e) {
      throw unreachable(e);
    } catch (RuntimeException e) {
      for (Throwable cause = e; cause != null; cause = cause.getCause()) {
        if (cause instanceof IOException) {
          throw unreachable(e);
        }
      }
      throw e;
    }
  }

  private IOException unreachable(RuntimeException e) {
    return new IOException(properties.endpoint() + " cannot be reached: " + firstLine(e), e);
  }

  private static String firstLine(RuntimeException e) {
    String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return message.lines().findFirst().orElse("");
  }
}
